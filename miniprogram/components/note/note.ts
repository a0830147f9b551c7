/**
 * 说明: something to know, in place, that stays (never a toast).
 * @property tone   info, called, missed, warning, danger
 * @property icon   @property title  strong first line   @property text
 * @slot            below the text: buttons
 */
Component({
  properties: {
    tone: { type: String, value: 'info' },
    icon: { type: String, value: 'info' },
    title: { type: String, value: '' },
    text: { type: String, value: '' },
  },
})
