/**
 * Turns a WXS script into the JavaScript that means the same, as WeChat's compiler does: `.constructor` is a type
 * name, and a backslash before a letter that is no escape stays in the string (`getRegExp('\d')`).
 */
export const compileWxs = (script: string): string => {
  const token =
    /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:[^'\\\n]|\\[\s\S])*'|"(?:[^"\\\n]|\\[\s\S])*"|\.\s*constructor\b/g
  return script.replace(token, (found) => {
    if (found.startsWith('/')) return found
    if (found.startsWith('.')) return '[wxs.type]'
    return found.replace(/\\([\s\S])/g, (escape, char: string) =>
      /[nrtbfv0xu'"\\\n\r]/.test(char) ? escape : `\\\\${char}`,
    )
  })
}

/** Names that WXS has and JavaScript has not; they stand in front of all templates. */
export const wxsPrelude =
  'var getRegExp = wxs.getRegExp, getDate = wxs.getDate; D = wxs.define; Q.A = wxs.observe; Q.C = wxs.listen;'
