/**
 * 图标: one of our own line drawings in the colour of the text around it.
 * @property name   see `names.ts`
 * @property size   xs (chips, links), s, m (rows, bars), l (empty states), face
 * @property heavy  the thicker line of what is selected; xs always has it
 * @property label  read aloud; without it the icon is silent
 */
Component({
  properties: {
    name: { type: String, value: '' },
    size: { type: String, value: 'm' },
    heavy: { type: Boolean, value: false },
    label: { type: String, value: '' },
  },
})
