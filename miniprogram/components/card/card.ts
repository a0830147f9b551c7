/**
 * 卡片: a white sheet on the page's paper.
 * @property pad  normal; list (rows inside, the line above the first one is hidden); plate (room for a large plate)
 * @slot          content
 */
Component({
  properties: { pad: { type: String, value: 'normal' } },
})
