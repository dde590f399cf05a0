/**
 * The style sheet of the element. A page may set the custom properties that begin with `--carillon-`.
 */
export const LIVE_STYLE = `
  :host {
    all: initial;
    display: block;
    container-type: inline-size;
    color-scheme: light dark;
    --ink: var(--carillon-ink, light-dark(#16202b, #eef2f6));
    --paper: var(--carillon-paper, light-dark(#fff, #14191f));
    --quiet: var(--carillon-quiet, light-dark(#4b5766, #b5c0cc));
    --line: var(--carillon-line, light-dark(#c8d0d9, #3d4854));
    --late: var(--carillon-late, light-dark(#9a3000, #ffb27d));
  }
  :host([hidden]) {
    display: none;
  }
  section {
    font: 1rem/1.45 var(--carillon-font, system-ui, sans-serif);
    color: var(--ink);
    background: var(--paper);
    border: 1px solid var(--line);
    padding: 1em;
    overflow-wrap: anywhere;
  }
  h2,
  h3,
  p,
  dl,
  dd {
    margin: 0;
  }
  h2 {
    font-size: 1.25em;
    line-height: 1.25;
  }
  h3,
  dt,
  .state {
    margin-block-start: 0.5em;
  }
  h3 {
    font-size: 1.1em;
  }
  small,
  .quiet,
  .state {
    color: var(--quiet);
    font-size: 0.875em;
    font-weight: 400;
  }
  .rehearsal,
  .connecting,
  .cutOff,
  .problem,
  .help,
  .hold,
  .still,
  em {
    color: var(--late);
    font-weight: 700;
  }
  .announcement {
    background: var(--carillon-accent, light-dark(#1c2f6b, #b3c5ff));
    color: var(--carillon-on-accent, light-dark(#fff, #0e111c));
    margin: -1em -1em 0.75em;
    padding: 0.75em 1em;
  }
  .urgent {
    background: var(--late);
    color: var(--paper);
  }
  .announcement small {
    color: inherit;
  }
  .help,
  .hold {
    font-size: 0.875em;
    font-weight: 700;
  }
  .room,
  .primary {
    display: inline-flex;
    align-items: center;
    box-sizing: border-box;
    min-block-size: 44px;
    background: var(--carillon-accent, light-dark(#1c2f6b, #b3c5ff));
    color: var(--carillon-on-accent, light-dark(#fff, #0e111c));
    padding: 0.6em 1em;
    margin-block: 0.4em;
    font-weight: 700;
    text-decoration: none;
  }
  .countdown,
  .still {
    font-size: 2.25em;
    line-height: 1.2;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    margin-block-start: 0.5em;
  }
  th,
  td {
    text-align: start;
    vertical-align: top;
    padding-block: 0.4em;
    padding-inline-end: 0.5em;
    border-block-start: 1px solid var(--line);
  }
  thead th,
  dt {
    font-size: 0.8em;
    font-weight: 700;
    color: var(--quiet);
    border: 0;
  }
  time,
  .countdown {
    font-weight: 700;
    font-variant-numeric: tabular-nums;
  }
  em {
    font-style: normal;
    margin-inline-start: 0.4em;
  }
  a {
    color: inherit;
    display: inline-block;
    min-block-size: 24px;
  }
  .hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  @container (max-width:26rem) {
    table,
    tbody,
    tr,
    td,
    tbody th {
      display: block;
    }
    thead {
      display: none;
    }
    td {
      border: 0;
      padding-block: 0 0.3em;
    }
  }
`;
