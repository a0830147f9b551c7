const skipped = /("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|url\((?:[^)"']|"[^"]*"|'[^']*')*\))/

/**
 * WXSS lengths as CSS ones that follow the phone and not the browser's window: `rpx` is 1/750 of its width, `vw` and
 * `vh` are those of the page's container, safe areas are those of the drawn frame.
 */
export const toPhoneUnits = (value: string): string =>
  /rpx|\dv[wh]\b|\dvm(in|ax)\b|env\(|constant\(/.test(value)
    ? value
        .split(skipped)
        .map((part, index) => (index % 2 === 1 ? part : convert(part)))
        .join('')
    : value

const convert = (text: string): string =>
  text
    .replace(/(?<![\w#])([+-]?(?:\d+\.?\d*|\.\d+))rpx\b/g, 'calc($1 * var(--rpx))')
    .replace(/(?<![\w#])([+-]?(?:\d+\.?\d*|\.\d+))v(w|h|min|max)\b/g, '$1cq$2')
    .replace(
      /\b(?:env|constant)\(\s*safe-area-inset-(top|right|bottom|left)\s*(?:,[^)]*)?\)/g,
      'var(--safe-$1)',
    )
