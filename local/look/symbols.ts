/** The line set of the product: 24 × 24 grid, drawn by strokes alone, so that one colour and any weight fit.
 *  The icon component's stylesheet and the tab bar's pictures are made from it by `icons.ts`. */
export const symbols = {
  search: "<circle cx='11' cy='11' r='6.5'/><path d='m16 16 4.5 4.5'/>",
  scan: "<path d='M4 8V5.5A1.5 1.5 0 0 1 5.5 4H8M16 4h2.5A1.5 1.5 0 0 1 20 5.5V8M20 16v2.5a1.5 1.5 0 0 1-1.5 1.5H16M8 20H5.5A1.5 1.5 0 0 1 4 18.5V16M4 12h16'/>",
  right: "<path d='m9 5 7 7-7 7'/>",
  left: "<path d='m15 5-7 7 7 7'/>",
  down: "<path d='m5 9 7 7 7-7'/>",
  check: "<path d='m5 12.5 4.5 4.5L19 7.5'/>",
  'check-circle': "<circle cx='12' cy='12' r='9'/><path d='m8 12.3 2.8 2.8L16 9.6'/>",
  clock: "<circle cx='12' cy='12' r='9'/><path d='M12 7v5.2l3.4 2'/>",
  hourglass:
    "<path d='M7 3.5h10M7 20.5h10M8 3.5v3.2c0 2.6 4 3.6 4 5.3s-4 2.7-4 5.3v3.2M16 3.5v3.2c0 2.6-4 3.6-4 5.3s4 2.7 4 5.3v3.2'/>",
  bell: "<path d='M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 2h-15zM10 21h4'/>",
  desk: "<circle cx='12' cy='7' r='3.2'/><path d='M6 15.5c.6-2.6 3-4 6-4s5.4 1.4 6 4M3 15.5h18M5 15.5V20M19 15.5V20'/>",
  skip: "<path d='M5 5.5v13l8.5-6.5zM18.5 5.5v13'/>",
  triangle: "<path d='M12 4 2.8 19.5h18.4zM12 10v4.5M12 17.2v.1'/>",
  octagon: "<path d='M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3zM12 7.5v5.5M12 16.3v.1'/>",
  pause: "<circle cx='12' cy='12' r='9'/><path d='M10 9v6M14 9v6'/>",
  info: "<circle cx='12' cy='12' r='9'/><path d='M12 11v5M12 7.8v.1'/>",
  walk: "<circle cx='13' cy='4.5' r='1.8'/><path d='m9 21 2.5-6-2.5-2.5 1-5 3 .5 1.5 3 3 1M11.5 15l2.5 2 1 4M10 7.5 7 9.5 6.5 12'/>",
  pin: "<path d='M12 21s7-6.3 7-11.5a7 7 0 0 0-14 0C5 14.7 12 21 12 21z'/><circle cx='12' cy='9.5' r='2.5'/>",
  people:
    "<circle cx='9' cy='8' r='3.2'/><path d='M3 19c.5-3.3 2.9-5 6-5s5.5 1.7 6 5M15.5 5.2a3.2 3.2 0 0 1 0 5.6M17.5 14.4c2 .6 3.2 2.2 3.5 4.6'/>",
  'id-card':
    "<rect x='3' y='5' width='18' height='14' rx='2'/><circle cx='8.5' cy='11' r='2'/><path d='M5.5 16c.4-1.5 1.5-2.3 3-2.3s2.6.8 3 2.3M14.5 10H18M14.5 14H18'/>",
  document: "<path d='M6 3.5h8L18.5 8v12.5H6zM14 3.5V8h4.5M9 12.5h6M9 16h6'/>",
  seal: "<path d='M9.5 13.5c0-2.5-1.5-3.5-1.5-6a4 4 0 0 1 8 0c0 2.5-1.5 3.5-1.5 6M5 13.5h14V17H5zM6.5 20.5h11'/>",
  receipt: "<path d='M6 3v18l2-1.5 2 1.5 2-1.5 2 1.5 2-1.5 2 1.5V3zM9 8h6M9 12h6'/>",
  home: "<path d='M4 10.5 12 4l8 6.5V20h-5.5v-5.5h-5V20H4z'/>",
  hall: "<path d='M3.5 20.5V9L12 4l8.5 5v11.5M3 20.5h18M8 20.5v-7h8v7M12 13.5v7'/>",
  folder:
    "<path d='M3.5 6.5A1.5 1.5 0 0 1 5 5h4.5l2 2.5H19a1.5 1.5 0 0 1 1.5 1.5v9A1.5 1.5 0 0 1 19 19.5H5A1.5 1.5 0 0 1 3.5 18z'/>",
  person: "<circle cx='12' cy='8' r='4'/><path d='M4 20.5c.7-4 3.7-6 8-6s7.3 2 8 6'/>",
  phone:
    "<path d='M6.5 3.5h3l1.5 4-2 1.7a12 12 0 0 0 5.8 5.8l1.7-2 4 1.5v3a2 2 0 0 1-2.2 2A16.5 16.5 0 0 1 4.5 5.7a2 2 0 0 1 2-2.2z'/>",
  star: "<path d='m12 4 2.5 5.2 5.5.8-4 4 1 5.7L12 17l-5 2.7 1-5.7-4-4 5.5-.8z'/>",
  share: "<path d='M12 15V4M8 7.5 12 4l4 3.5M5 12v7.5h14V12'/>",
  swap: "<path d='M4 8.5h14M14.5 5 18 8.5 14.5 12M20 15.5H6M9.5 12 6 15.5 9.5 19'/>",
  'document-missing':
    "<path d='M6 3.5h8L18.5 8v4M6 3.5v17h5M14 3.5V8h4.5'/><path d='m14.5 15.5 5 5M19.5 15.5l-5 5'/>",
  undo: "<path d='M4 7h11a5 5 0 0 1 0 10H9M7.5 3.5 4 7l3.5 3.5'/>",
  close: "<path d='m6 6 12 12M18 6 6 18'/>",
  'close-circle': "<circle cx='12' cy='12' r='9'/><path d='m9 9 6 6M15 9l-6 6'/>",
  more: "<path d='M5 12h.1M12 12h.1M19 12h.1' stroke-width='3'/>",
  speaker: "<path d='M4 10v4M7.5 8.5v7l5 3.5V5zM16 9a4 4 0 0 1 0 6M18.5 6.5a8 8 0 0 1 0 11'/>",
  'cloud-off':
    "<path d='M7 18.5h10a4 4 0 0 0 1.2-7.8A6.2 6.2 0 0 0 8 7.2M5.6 10.3A4.2 4.2 0 0 0 7 18.5M4 4l16 16'/>",
  retry: "<path d='M20 12a8 8 0 1 1-2.5-5.8M20 3.5V8h-4.5'/>",
  square: "<rect x='4' y='4' width='16' height='16' rx='4'/>",
  'square-dashed': "<rect x='4' y='4' width='16' height='16' rx='4' stroke-dasharray='3 3'/>",
  inbox: "<path d='M4 13.5 6.5 5h11l2.5 8.5V19H4zM4 13.5h5c0 1.8 1.2 3 3 3s3-1.2 3-3h5'/>",
  calendar: "<rect x='4' y='5.5' width='16' height='15' rx='2'/><path d='M4 10h16M8.5 3v4M15.5 3v4'/>",
  train:
    "<rect x='5.5' y='3.5' width='13' height='13' rx='3'/><path d='M5.5 10.5h13M9 13.5h.1M15 13.5h.1M8 20.5l1.5-4M16 20.5l-1.5-4'/>",
  wallet:
    "<path d='M4 7.5h15a1.5 1.5 0 0 1 1.5 1.5v9.5A1.5 1.5 0 0 1 19 20H5.5A1.5 1.5 0 0 1 4 18.5zM4 7.5 15.5 4v3.5M16.5 13.7h.1'/>",
  exit: "<path d='M13.5 4H5v16h8.5M10 12h10.5M17 8.5l3.5 3.5-3.5 3.5'/>",
  shield: "<path d='M12 3.5 5 6v5.5c0 4.5 3 7.5 7 9 4-1.5 7-4.5 7-9V6z'/>",
  chart: "<path d='M4 20.5h16M7 17v-5M12 17V6.5M17 17v-8'/>",
  parcel: "<path d='m4 7.5 8-4 8 4v9l-8 4-8-4zM4 7.5l8 4 8-4M12 11.5v9'/>",
  gear: "<circle cx='12' cy='12' r='3'/><path d='M12 3.5v2.5M12 18v2.5M3.5 12H6M18 12h2.5M6 6l1.8 1.8M16.2 16.2 18 18M18 6l-1.8 1.8M7.8 16.2 6 18'/>",
  chat: "<path d='M4 5.5h16v11h-8.5L7 20v-3.5H4z'/>",
  ticket:
    "<path d='M4 7.5A1.5 1.5 0 0 1 5.5 6h13A1.5 1.5 0 0 1 20 7.5V10a2 2 0 0 0 0 4v2.5a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 16.5V14a2 2 0 0 0 0-4zM14 6.5v11'/>",
  'face-1':
    "<circle cx='12' cy='12' r='9.3'/><path d='M7.2 8.5l2.2-1.1M16.8 8.5l-2.2-1.1'/><path d='M8.5 10.8h.1M15.4 10.8h.1' stroke-width='2'/><path d='M8 16.8c1-2.2 2.3-3.1 4-3.1s3 .9 4 3.1'/>",
  'face-2':
    "<circle cx='12' cy='12' r='9.3'/><path d='M8.3 9.6h.1M15.6 9.6h.1' stroke-width='2'/><path d='M8.5 16.2c.9-1.1 2-1.6 3.5-1.6s2.6.5 3.5 1.6'/>",
  'face-3':
    "<circle cx='12' cy='12' r='9.3'/><path d='M8.3 9.6h.1M15.6 9.6h.1' stroke-width='2'/><path d='M8.5 15.5h7'/>",
  'face-4':
    "<circle cx='12' cy='12' r='9.3'/><path d='M8.3 9.6h.1M15.6 9.6h.1' stroke-width='2'/><path d='M8.3 14.3c.9 1.3 2.1 1.9 3.7 1.9s2.8-.6 3.7-1.9'/>",
  'face-5':
    "<circle cx='12' cy='12' r='9.3'/><path d='M7.5 9.8c.4-.7 1.4-.7 1.8 0M14.7 9.8c.4-.7 1.4-.7 1.8 0M7.8 13.6c.6 2.3 2.1 3.5 4.2 3.5s3.6-1.2 4.2-3.5z'/>",
  'arrow-right': "<path d='M4 12h15M13 6l6 6-6 6'/>",
  globe:
    "<circle cx='12' cy='12' r='9'/><path d='M3 12h18M12 3c2.6 2.5 3.9 5.5 3.9 9s-1.3 6.5-3.9 9c-2.6-2.5-3.9-5.5-3.9-9S9.4 5.5 12 3z'/>",
  'text-size': "<path d='M3 19.5 8.5 6 14 19.5M5 15h7M14.5 19.5l3.5-8.5 3.5 8.5M15.7 16.8h4.6'/>",
  plus: "<path d='M12 5v14M5 12h14'/>",
  minus: "<path d='M5 12h14'/>",
  eye: "<path d='M2.5 12C4.5 8 8 5.5 12 5.5S19.5 8 21.5 12c-2 4-5.5 6.5-9.5 6.5S4.5 16 2.5 12z'/><circle cx='12' cy='12' r='3'/>",
  lock: "<rect x='5' y='10.5' width='14' height='10' rx='2'/><path d='M8 10.5V8a4 4 0 0 1 8 0v2.5M12 14.5v2'/>",
  link: "<path d='M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7l-1.5 1.5M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7l1.5-1.5'/>",
} as const

export type SymbolName = keyof typeof symbols
