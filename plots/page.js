/* Tables that sort by a click on a heading and show only the rows that hold all words of a filter. Without this script they are
   plain tables. */
(function () {
  'use strict';
  const enough = 6;             // rows from which a filter is worth its place

  function key(row, column, numeric) {
    const cell = row.cells[column];
    if (!cell) return null;
    const text = (cell.dataset.value || cell.textContent).trim();
    if (!numeric) return text;
    const number = parseFloat(text);
    return Number.isNaN(number) ? null : number;
  }

  function compare(a, b) {
    if (typeof a === 'number') return a - b;
    return a.localeCompare(b, 'en', {numeric: true});
  }

  function sort(table, column) {
    const heads = table.tHead.rows[0].cells, head = heads[column], body = table.tBodies[0];
    const down = head.getAttribute('aria-sort') === 'ascending', numeric = head.classList.contains('n');
    for (const other of heads) other.removeAttribute('aria-sort');
    head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
    const rows = Array.from(body.rows, row => ({row, key: key(row, column, numeric)}));
    rows.sort((a, b) => {       // what has no value stands last in both directions
      if (a.key === null || b.key === null) return (a.key === null) - (b.key === null);
      return (down ? -1 : 1) * compare(a.key, b.key);
    });
    body.append(...rows.map(entry => entry.row));
  }

  function makeSortable(table) {
    Array.from(table.tHead.rows[0].cells).forEach((head, column) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.title = 'sort by this column';
      button.append(...head.childNodes);
      button.addEventListener('click', () => sort(table, column));
      head.append(button);
    });
  }

  function makeFilter(table) {
    const rows = Array.from(table.tBodies[0].rows);
    if (rows.length < enough) return;
    const label = document.createElement('label'), input = document.createElement('input');
    const count = document.createElement('span');
    label.className = 'filter';
    input.type = 'search';
    input.placeholder = 'words that a row must have';
    count.setAttribute('aria-live', 'polite');
    const apply = () => {
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const row of rows) {
        const text = Array.from(row.cells, cell => cell.textContent.toLowerCase()).join(' ');
        row.hidden = !words.every(word => text.includes(word));
        shown += !row.hidden;
      }
      count.textContent = `${shown} of ${rows.length} rows`;
    };
    input.addEventListener('input', apply);
    label.append('Filter ', input, count);
    table.closest('.scroll').before(label);
    apply();
  }

  for (const table of document.querySelectorAll('table.data')) {
    makeSortable(table);
    makeFilter(table);
  }

  // Paper shows everything.
  let opened = [];
  addEventListener('beforeprint', () => {
    opened = Array.from(document.querySelectorAll('details:not([open])'));
    for (const part of opened) part.open = true;
  });
  addEventListener('afterprint', () => { for (const part of opened) part.open = false; });
})();
