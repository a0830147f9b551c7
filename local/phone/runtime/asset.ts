/** Where the browser finds a file that the mini-program names: its own from `/files`, everything else as it is. */
export const assetUrl = (src: string, ownerPath: string): string => {
  if (/^(data:|blob:|https?:|wxfile:)/.test(src)) return src
  const parts = src.startsWith('/') ? [] : ownerPath.split('/').slice(0, -1)
  for (const part of src.split('/'))
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  return `./files/${parts.join('/')}`
}
