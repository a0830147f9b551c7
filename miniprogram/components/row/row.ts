/**
 * 列表行, inside <card pad="list">. Lead, words, and what stands at the right.
 * @property icon         leading icon          @property ink  its colour: called serving missed warning danger brand
 * @property wideLead      the icon takes a plate's width, to stand under plates
 * @property window       or a window's number, as a plate
 * @property no           or a ticket's number, as a small plate, coloured by `state`
 * @property title        strong                @property caption  second line; parts joined by ' · '
 * @property value        at the right          @property note     below the value
 * @property strongValue  the value in strong type (a wait)
 * @property chip         a chip's state at the right, with `chipText`
 * @property chevron      leads somewhere; makes the row a button
 * @property open         a chevron that points down or, when true, up: folds something below
 * @property folds        the row folds and unfolds (see `open`)
 * @property plain        title in body type
 * @event press           the row was pressed (only with `chevron` or `folds`)
 * @slot lead             instead of icon and plate   @slot end   instead of the value
 */
Component({
  options: { multipleSlots: true },
  properties: {
    icon: { type: String, value: '' },
    ink: { type: String, value: '' },
    wideLead: { type: Boolean, value: false },
    window: { type: String, value: '' },
    no: { type: String, value: '' },
    state: { type: String, value: 'waiting' },
    title: { type: String, value: '' },
    caption: { type: String, value: '' },
    value: { type: String, value: '' },
    note: { type: String, value: '' },
    strongValue: { type: Boolean, value: false },
    chip: { type: String, value: '' },
    chipText: { type: String, value: '' },
    chevron: { type: Boolean, value: false },
    folds: { type: Boolean, value: false },
    open: { type: Boolean, value: false },
    plain: { type: Boolean, value: false },
  },
  methods: {
    press() {
      if (this.data.chevron || this.data.folds) this.triggerEvent('press')
    },
  },
})
