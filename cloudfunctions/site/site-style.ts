/** The public site's style: the look's values, system fonts, no picture; the paper for the wall at the end. */
export const siteStyle = `
:root{--page:#f5f3ee;--card:#fff;--sunken:#ece9e2;--line:#e4e0d7;--edge:#7f8284;--text-1:#1c2024;--text-2:#474e55;--text-3:#5f666d;--brand:#1d4f91;--brand-weak:#e6edf7;--fill:#1d4f91;--warning:#855400;--warning-weak:#faefd3;--keyline:rgba(255,255,255,.5)}
@media(prefers-color-scheme:dark){:root{--page:#121519;--card:#1b1f25;--sunken:#272c34;--line:#313740;--edge:#79818b;--text-1:#eceef0;--text-2:#b9c0c8;--text-3:#98a0a9;--brand:#8fb8f2;--brand-weak:#1c2e47;--fill:#2e68b8;--warning:#e5be66;--warning-weak:#3a2f17}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-top:16px}
body{margin:0;font:400 16px/1.6 -apple-system,"PingFang SC","HarmonyOS Sans SC","MiSans","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC Variable",sans-serif;font-variant-numeric:tabular-nums}
body.web{background:var(--page);color:var(--text-1)}
.web a{color:var(--brand)}
.web :focus-visible{outline:3px solid var(--brand);outline-offset:2px;border-radius:6px}
main:focus{outline:none}
h1,h2,h3,p,ul,ol,dl,dd{margin:0;padding:0}
ul{list-style:none}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.skip{position:absolute;left:-999px;top:8px;padding:12px 16px;background:var(--card);border-radius:12px;z-index:1}
.skip:focus{left:16px}
.top,.web main,.foot{max-width:1080px;margin:0 auto;padding:0 16px}
.top{display:flex;justify-content:space-between;align-items:center;min-height:64px;gap:16px}
.home{display:flex;align-items:center;gap:12px;font-weight:700;font-size:18px;text-decoration:none;color:var(--text-1)!important;min-height:44px}
.seal{display:grid;place-items:center;width:36px;height:36px;border-radius:10px;background:var(--fill);color:#fff;font-size:18px;box-shadow:inset 0 0 0 2px var(--fill),inset 0 0 0 3px var(--keyline)}
.language{display:flex;align-items:center;min-height:44px;padding:0 4px}
.hero{padding:24px 0 16px}
h1{font-size:30px;line-height:1.3;font-weight:700}
.hero>p{color:var(--text-2);margin-top:4px}
.search{margin:24px 0 16px}
.search label{display:block;font-weight:600;margin-bottom:8px}
.field{display:flex;gap:8px}
.field input{flex:1;min-width:0;height:52px;padding:0 16px;border:1px solid var(--edge);border-radius:14px;background:var(--card);color:var(--text-1);font:inherit;-webkit-appearance:none;appearance:none}
.field input::placeholder{color:var(--text-3);opacity:1}
.field button,.button{display:inline-flex;align-items:center;justify-content:center;min-height:52px;padding:0 24px;border:0;border-radius:14px;background:var(--fill);color:#fff!important;font:inherit;font-weight:600;line-height:1.2;text-decoration:none;cursor:pointer;white-space:nowrap}
.chips{display:flex;flex-wrap:wrap;gap:8px}
.chip{display:inline-flex;align-items:center;min-height:44px;padding:0 16px;border-radius:12px;background:var(--card);text-decoration:none}
.chip.chosen{background:var(--fill);color:#fff!important}
.chip.plain{min-height:28px;padding:0 10px;border-radius:8px;background:var(--brand-weak);color:var(--brand);font-size:14px}
.units{margin:8px 0 0}
.units summary{min-height:44px;display:flex;align-items:center;cursor:pointer;color:var(--brand);gap:8px}
.units summary::before{content:"";width:8px;height:8px;border:solid currentColor;border-width:0 2px 2px 0;transform:rotate(-45deg)}
.units[open] summary::before{transform:rotate(45deg)}
section h2{font-size:18px;line-height:1.4;font-weight:600;margin:24px 0 12px;display:flex;align-items:center;gap:8px}
section h3{font-size:16px;margin:16px 0 8px}
.count{font-size:13px;font-weight:400;color:var(--text-3);background:var(--sunken);padding:0 8px;border-radius:8px}
.rows{background:var(--card);border-radius:14px;overflow:hidden}
.rows li+li{border-top:1px solid var(--line)}
.row{display:flex;align-items:center;gap:16px;min-height:64px;padding:10px 16px;text-decoration:none;color:var(--text-1)!important}
.row:hover .name{text-decoration:underline;text-underline-offset:3px}
.words{min-width:0}
.name{display:block;font-weight:600}
.more{display:block;font-size:14px;line-height:1.5;color:var(--text-2)}
.plate{flex:none;display:inline-grid;place-items:center;min-width:44px;height:44px;padding:0 6px;border-radius:10px;background:var(--fill);color:#fff;font-weight:700;font-size:19px;box-shadow:inset 0 0 0 2px var(--fill),inset 0 0 0 3px var(--keyline)}
.plate.ghost{background:none;color:var(--text-2);font-size:13px;font-weight:600;box-shadow:inset 0 0 0 1px var(--edge)}
.none{background:var(--card);border-radius:14px;padding:4px 16px 16px;margin-top:16px}
.none .rows{background:none}
.none p{margin:8px 0}
.crumbs{padding-top:8px}
.crumbs a{display:inline-flex;align-items:center;min-height:44px}
.subject{padding:4px 0 16px}
.subject .chips{margin:12px 0}
.subject>p:not(.chips){color:var(--text-2)}
.columns{display:grid;gap:16px}
.card{background:var(--card);border-radius:14px;padding:16px}
.card h2{margin:0 0 12px}
.windows{display:grid;gap:12px}
.windows li,.where{display:flex;align-items:center;gap:12px;font-weight:600}
.windows .more{font-weight:400}
.card dl{display:grid;gap:0}
.card dl>div{display:grid;grid-template-columns:88px 1fr;gap:12px;padding:10px 0;border-top:1px solid var(--line)}
.windows+dl,.where+dl,.basis+dl{margin-top:12px}
dt{color:var(--text-2)}
dd{overflow-wrap:anywhere}
.note{margin-top:12px;padding:12px;border-radius:10px;background:var(--brand-weak)}
.papers li{position:relative;padding:10px 96px 10px 34px}
.papers li+li{border-top:1px solid var(--line)}
.web .papers li::before{content:"";position:absolute;left:2px;top:15px;width:18px;height:18px;border:2px solid var(--edge);border-radius:5px}
.web .papers .conditional::before,.web .papers .optional::before{border-style:dashed}
.need{position:absolute;right:0;top:11px;max-width:88px;font-size:13px;line-height:1.4;color:var(--text-2);text-align:right}
.form{display:inline-flex;flex-wrap:wrap;align-items:center;gap:0 8px;min-height:44px}
.form small{color:var(--text-2)}
.conditional .need{position:static;display:inline-block;max-width:none;margin-top:6px;padding:2px 8px;border-radius:8px;background:var(--warning-weak);color:var(--warning);text-align:left}
.papers .conditional{padding-right:0}
.steps{counter-reset:step;list-style:none}
.steps li{position:relative;padding:0 0 14px 40px;counter-increment:step}
.steps li::before{content:counter(step);position:absolute;left:0;top:0;width:26px;height:26px;border-radius:50%;background:var(--brand-weak);color:var(--brand);font-size:14px;font-weight:600;display:grid;place-items:center}
.steps li:not(:last-child)::after{content:"";position:absolute;left:12px;top:30px;bottom:4px;width:2px;background:var(--line)}
.basis li{padding:4px 0}
.acts{padding:24px 0 8px}
.seal-line,.foot{font-size:14px;color:var(--text-3)}
.foot{padding-top:32px;padding-bottom:40px}
.foot a{display:inline-flex;align-items:center;min-height:44px}
@media(min-width:760px){h1{font-size:38px}.hero{padding-top:40px}.search{max-width:680px}.groups{columns:2;column-gap:24px}.groups section{break-inside:avoid}.groups section h2{margin-top:0;padding-top:24px}.columns{grid-template-columns:1fr 1fr;align-items:start}.card{padding:24px}}
@media(prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
@media print{.top,.foot,.acts,.crumbs,.search,.skip{display:none}body.web{background:#fff}}
.paper{background:#fff;color:#000}
.a4{width:182mm;margin:14mm auto;font-size:11pt;line-height:1.5}
.a4 header{display:flex;justify-content:space-between;gap:8mm;align-items:flex-start;border-bottom:2.5pt solid #1d4f91;padding-bottom:4mm;margin-bottom:5mm}
.a4 .kicker{color:#1d4f91;font-weight:600;letter-spacing:.06em}
.a4 h1{font-size:25pt;line-height:1.25;margin-top:2mm}
.a4 .sub{color:#474e55}
.a4 .code{flex:none;width:28mm;text-align:center;font-size:8.5pt;line-height:1.3}
.a4 .qr{display:block;width:28mm;height:28mm}
.a4 table{border-collapse:collapse;width:100%}
.a4 th,.a4 td{border:.6pt solid #7f8284;padding:1.9mm 2.6mm;text-align:left;vertical-align:top}
.a4 .sheet>tbody>tr>th{width:29mm;background:#f0f3f8;font-weight:600;-webkit-print-color-adjust:exact;print-color-adjust:exact}
.a4 ol{padding-left:1.5em}
.a4 .papers{margin:-1.9mm -2.6mm;width:calc(100% + 5.2mm)}
.a4 .papers th,.a4 .papers td{border-width:0 0 .4pt .4pt;padding:1.3mm 2.2mm;font-size:.94em}
.a4 .papers th{font-weight:600;color:#474e55}
.a4 .papers tr>:first-child{border-left:0}
.a4 .papers tbody tr:last-child td{border-bottom:0}
.a4 footer{display:flex;justify-content:space-between;margin-top:4mm;font-size:8.5pt;color:#474e55}
.a4.close{font-size:10pt;line-height:1.42}
.a4.close th,.a4.close td{padding-top:1.3mm;padding-bottom:1.3mm}
.a4.close .papers{margin-top:-1.3mm;margin-bottom:-1.3mm}
.a4.tight{font-size:8.2pt;line-height:1.32}
.a4.tight h1{font-size:19pt}
.a4.tight th,.a4.tight td{padding-top:.7mm;padding-bottom:.7mm}
.a4.tight .papers{margin-top:-.7mm;margin-bottom:-.7mm}
@page{size:A4;margin:0}
`
