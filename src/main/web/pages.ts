import { html, render } from "lit";
render(html`<p>Carillon</p>`, document.body);
