/** Height of one row of a wheel in CSS pixels. */
const rowHeight = 48

/** One scrolling column of a picker; the row in the middle is chosen. Rows can also be tapped. */
export class Wheel {
  readonly element = document.createElement('div')
  private labels: readonly string[] = []
  private index: number
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(
    labels: readonly string[],
    index: number,
    private readonly onChange: (index: number) => void,
  ) {
    this.index = index
    this.element.className = 'wheel'
    this.element.setAttribute('role', 'listbox')
    this.element.tabIndex = 0
    this.setLabels(labels, index)
    this.element.addEventListener('scroll', () => {
      clearTimeout(this.timer)
      this.timer = setTimeout(() => {
        this.choose(Math.round(this.element.scrollTop / rowHeight))
      }, 80)
    })
    this.element.addEventListener('keydown', (event) => {
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
      if (step === 0) return
      event.preventDefault()
      this.choose(this.index + step)
      this.settle()
    })
  }

  /** Shows other labels; returns the index that is then chosen. */
  setLabels(labels: readonly string[], index: number): number {
    this.index = Math.min(Math.max(index, 0), Math.max(labels.length - 1, 0))
    if (labels.join('\n') === this.labels.join('\n')) return this.index
    this.labels = labels
    this.element.replaceChildren(
      ...labels.map((label, row) => {
        const line = document.createElement('div')
        line.className = 'wheel-row'
        line.setAttribute('role', 'option')
        line.textContent = label
        line.addEventListener('click', () => {
          this.choose(row)
          this.settle()
        })
        return line
      }),
    )
    this.mark()
    this.settle()
    return this.index
  }

  /** Scrolls the chosen row to the middle. */
  settle(): void {
    this.element.scrollTop = this.index * rowHeight
  }

  private choose(index: number): void {
    const wanted = Math.min(Math.max(index, 0), this.labels.length - 1)
    if (wanted === this.index) return
    this.index = wanted
    this.mark()
    this.onChange(wanted)
  }

  private mark(): void {
    ;[...this.element.children].forEach((row, index) => {
      row.setAttribute('aria-selected', String(index === this.index))
    })
  }
}
