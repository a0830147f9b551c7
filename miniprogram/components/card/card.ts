/**
 * 卡片: a white sheet on the page's paper.
 * @property pad  normal; list (rows inside, the line above the first one is hidden); plate (room for a large plate);
 *                 bare (only keeps its place: in a sheet, which is a card itself)
 * @slot          content
 */
Component({
  properties: { pad: { type: String, value: 'normal' } },
})
