/**
 * 一行几件事: '教务处 · 1号窗口 · 当场办结' with small dots of our own, since each font draws '·' at another width.
 * Type and colour come from around it.
 * @property text  parts joined by ' · '
 */
Component({
  properties: { text: { type: String, value: '' } },
})
