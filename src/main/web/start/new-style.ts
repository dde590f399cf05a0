/** The style sheet of the page of a new event, which no other page loads. */
export const NEW_STYLE = `
  new-page {
    display: block;
  }
  .new {
    max-width: 56rem;
  }
  .new.dropping {
    outline: 3px dashed var(--gold);
    outline-offset: -6px;
  }
  .new .together {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(10.5rem, 100%), 1fr));
    gap: 0.8rem;
    align-items: start;
  }
  .new .card {
    gap: 0.9rem;
    min-width: 0;
  }
  .new fieldset {
    border: 1px solid var(--line);
    border-radius: var(--round);
    padding: 0.2rem 0.8rem;
    min-width: 0;
    display: flex;
    flex-wrap: wrap;
    gap: 0 1rem;
  }
  .new legend {
    font-weight: 600;
    padding-inline: 0.3rem;
  }
  .new .tick {
    display: inline-flex;
    align-items: center;
    gap: 0.5rem;
    min-height: var(--target);
  }
  .new .tick input {
    width: 1.2rem;
    height: 1.2rem;
    min-height: 0;
  }
  .new input,
  .new select {
    min-width: 0;
    max-width: 100%;
  }
  .new .parts {
    display: grid;
    gap: 0.8rem;
  }
  .new .part {
    border: 1px solid var(--line);
    border-radius: var(--round);
    padding: 0.7rem 0.8rem;
    display: grid;
    gap: 0.6rem;
    min-width: 0;
  }
  .new .hours {
    grid-template-columns: repeat(auto-fit, minmax(min(7.4rem, 100%), 1fr));
  }
  .new .part button {
    min-width: var(--target);
  }
  .new button:disabled {
    opacity: 0.5;
    cursor: default;
  }
  .new .actions {
    margin: 0;
  }
  .new summary {
    min-height: var(--target);
    display: flex;
    align-items: center;
    cursor: pointer;
    color: var(--soft);
    overflow-wrap: anywhere;
  }
  .new summary::before {
    content: "▸";
    content: "▸" / "";
    margin-inline-end: 0.5em;
  }
  .new [open] > summary::before {
    content: "▾";
    content: "▾" / "";
  }
  .new .fault {
    color: var(--alert);
    overflow-wrap: anywhere;
  }
  .new .quiet {
    overflow-wrap: anywhere;
  }
  .new [aria-invalid="true"] {
    border-color: var(--alert);
    border-width: 2px;
  }
  city-picker {
    display: grid;
    gap: 0.3rem;
    position: relative;
  }
  city-picker [role="listbox"] {
    position: absolute;
    inset-block-start: 4.9rem;
    inset-inline: 0;
    z-index: 2;
    background: var(--card);
    border: 1px solid var(--edge);
    border-radius: var(--round);
    overflow: hidden;
  }
  city-picker [hidden] {
    display: none;
  }
  city-picker [role="option"] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 0.6rem;
    min-height: var(--target);
    padding: 0.3rem 0.9rem;
    cursor: pointer;
    overflow-wrap: anywhere;
  }
  city-picker [role="option"]:hover,
  city-picker [aria-selected="true"] {
    background: var(--running-wash);
  }
  city-picker [aria-selected="true"] small {
    color: inherit;
  }
  .new .links,
  .new .walls-made {
    display: grid;
    gap: 0.6rem;
  }
  .new .links li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0.5rem;
    align-items: end;
  }
  .new .walls-made li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 0.8rem;
    overflow-wrap: anywhere;
  }
  .new .walls-made a {
    display: inline-grid;
    place-content: center;
    min-width: var(--target);
    min-height: var(--target);
  }
  .new a.large {
    display: inline-grid;
    align-content: center;
    font-size: 1.3rem;
    overflow-wrap: anywhere;
  }
  @media (forced-colors: active) {
    city-picker [aria-selected="true"] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
