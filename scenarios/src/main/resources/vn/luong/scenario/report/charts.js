'use strict';

/* Words, numbers and charts that all pages share. */
const Show = (() => {
  // Okabe and Ito's colours, told apart by colour-blind people too.
  const KNOWN = { car: '#0072b2', motorbike: '#e69f00', motorcycle: '#e69f00', walk: '#009e73', pt: '#cc79a7',
    bus: '#cc79a7', metro: '#aa4499', train: '#aa4499', bike: '#56b4e9', bicycle: '#56b4e9', truck: '#5b6774',
    freight: '#5b6774', ride: '#d55e00' };
  const SPARE = ['#882255', '#999933', '#44aa99', '#5b6774', '#332288'];
  const NAMES = { pt: 'Public transport', walk: 'Walking', ride: 'Ride as passenger', bike: 'Bicycle' };
  const spareOf = {};

  const colour = mode => KNOWN[mode] || (spareOf[mode] ||= SPARE[Object.keys(spareOf).length % SPARE.length]);
  const name = mode => NAMES[mode] || mode.charAt(0).toUpperCase() + mode.slice(1).replace(/[_-]/g, ' ');
  const escape = text => String(text).replace(/[&<>"]/g, c => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]);
  const isNumber = value => typeof value === 'number' && Number.isFinite(value);

  /** Three digits where nobody needs more. */
  function number(value, digits) {
    if (!isNumber(value)) return '–';
    if (digits !== undefined) {
      return value.toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits });
    }
    return Math.abs(value) >= 1000
      ? Math.round(value).toLocaleString('en-GB')
      : value.toLocaleString('en-GB', { maximumSignificantDigits: 3 });
  }
  const round = value => isNumber(value) ? Number(value.toPrecision(3)).toLocaleString('en-GB') : '–';
  /** Hours of the day after are marked, as 01:00⁺¹. */
  const clock = (hour, minutes) => String(hour % 24).padStart(2, '0') + ':' + (minutes || '00') + (hour >= 24 ? '⁺' + '¹²³'[Math.floor(hour / 24) - 1] : '');
  const quarter = bin => clock(Math.floor(bin / 4), String(bin % 4 * 15).padStart(2, '0'));

  Chart.defaults.animation = false;
  Chart.defaults.maintainAspectRatio = false;
  Chart.defaults.font.family = 'system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif';
  Chart.defaults.color = '#5b6774';
  Chart.defaults.borderColor = '#eceef0';
  Chart.defaults.plugins.legend.labels.boxWidth = 12;
  Chart.defaults.plugins.legend.labels.boxHeight = 12;
  Chart.defaults.plugins.legend.position = 'bottom';
  Chart.defaults.plugins.tooltip.mode = 'index';
  Chart.defaults.plugins.tooltip.intersect = false;

  const axis = (title, more) => ({ title: { display: !!title, text: title }, grid: { drawTicks: false }, border: { display: false }, ...more });

  function bars(id, labels, series, xTitle, yTitle) {
    return new Chart(id, {
      type: 'bar',
      data: { labels, datasets: series.map(s => ({ label: s.label, data: s.values, backgroundColor: s.colour, stack: s.stack || 'all',
        barPercentage: 1, categoryPercentage: 0.92 })) },
      options: {
        scales: { x: axis(xTitle, { stacked: true, grid: { display: false }, ticks: { maxRotation: 0, autoSkipPadding: 12 } }),
          y: axis(yTitle, { stacked: true, beginAtZero: true, ticks: { callback: v => round(v), maxTicksLimit: 6 } }) },
        plugins: { legend: { display: series.length > 1 }, tooltip: { callbacks: { label: c => c.dataset.label + ': ' + round(c.parsed.y) } } },
      },
    });
  }

  function areas(id, labels, series, xTitle, yTitle) {
    return new Chart(id, {
      type: 'line',
      data: { labels, datasets: series.map((s, i) => ({ label: s.label, data: s.values, borderColor: s.colour, backgroundColor: s.colour + 'cc',
        fill: i === 0 ? 'origin' : '-1', borderWidth: 1, pointRadius: 0, tension: 0.25, stack: 'all' })) },
      options: {
        scales: { x: axis(xTitle, { grid: { display: false }, ticks: { maxRotation: 0, autoSkipPadding: 16 } }),
          y: axis(yTitle, { stacked: true, beginAtZero: true, ticks: { callback: v => round(v), maxTicksLimit: 6 } }) },
        plugins: { tooltip: { callbacks: { label: c => c.dataset.label + ': ' + round(c.parsed.y) } } },
      },
    });
  }

  function lines(id, labels, series, xTitle, yTitle, yMore) {
    return new Chart(id, {
      type: 'line',
      data: { labels, datasets: series.map(s => ({ label: s.label, data: s.values, borderColor: s.colour, backgroundColor: s.colour,
        borderWidth: s.width || 2, borderDash: s.dash, pointRadius: labels.length < 4 ? 3 : 0, tension: 0.2 })) },
      options: {
        scales: { x: axis(xTitle, { grid: { display: false }, ticks: { maxRotation: 0, autoSkipPadding: 16 } }),
          y: axis(yTitle, { ticks: { maxTicksLimit: 6, callback: v => number(v) }, ...yMore }) },
        plugins: { legend: { display: series.length > 1 }, tooltip: { callbacks: { label: c => c.dataset.label + ': ' + number(c.parsed.y) } } },
      },
    });
  }

  /** Points beside the line on which both values are equal. points: [{x, y, label, colour}] */
  function points(id, values, xTitle, yTitle) {
    const end = Math.max(1, ...values.map(v => Math.max(v.x, v.y))) * 1.05;
    return new Chart(id, {
      type: 'scatter',
      data: { datasets: [
        { data: values, backgroundColor: values.map(v => v.colour), pointRadius: values.length > 500 ? 2 : 4 },
        { type: 'line', data: [{ x: 0, y: 0 }, { x: end, y: end }], borderColor: '#8a949e', borderDash: [5, 4], borderWidth: 1, pointRadius: 0 },
      ] },
      options: {
        scales: { x: axis(xTitle, { min: 0, max: end, ticks: { callback: v => round(v), maxTicksLimit: 6 } }),
          y: axis(yTitle, { min: 0, max: end, ticks: { callback: v => round(v), maxTicksLimit: 6 } }) },
        plugins: { legend: { display: false }, tooltip: { mode: 'nearest', intersect: true, filter: c => c.datasetIndex === 0,
          callbacks: { label: c => c.raw.label } } },
      },
    });
  }

  /** Lines over a measured x: values are {x, y}. */
  function curves(id, series, xTitle, yTitle, yMore) {
    return new Chart(id, {
      type: 'scatter',
      data: { datasets: series.map(s => ({ label: s.label, data: s.values, borderColor: s.colour, backgroundColor: s.colour, showLine: true,
        borderWidth: 2, pointRadius: 2 })) },
      options: {
        scales: { x: axis(xTitle, { beginAtZero: true, grid: { display: false }, ticks: { maxTicksLimit: 8, callback: v => number(v) } }),
          y: axis(yTitle, { ticks: { maxTicksLimit: 6, callback: v => number(v) }, ...yMore }) },
        plugins: { legend: { display: series.length > 1 }, tooltip: { mode: 'nearest', callbacks: { label: c => `${number(c.parsed.x)} ${xTitle}: ${number(c.parsed.y)} ${yTitle}` } } },
      },
    });
  }

  /** Lying bars with their values written beside them. */
  function ranks(id, labels, values, colours, unit) {
    return new Chart(id, {
      type: 'bar',
      data: { labels, datasets: [{ data: values, backgroundColor: colours, barPercentage: 0.82, categoryPercentage: 0.9, maxBarThickness: 34 }] },
      options: {
        indexAxis: 'y',
        layout: { padding: { right: 56 } },
        scales: { x: { display: false, beginAtZero: true }, y: axis('', { grid: { display: false }, ticks: { color: '#1d2733', autoSkip: false } }) },
        plugins: { legend: { display: false }, tooltip: { callbacks: { label: c => round(c.parsed.x) + ' ' + unit } } },
      },
      plugins: [{
        id: 'values',
        afterDatasetsDraw(chart) {
          const g = chart.ctx;
          g.font = '600 12px ' + Chart.defaults.font.family;
          g.fillStyle = '#1d2733';
          g.textBaseline = 'middle';
          chart.getDatasetMeta(0).data.forEach((bar, i) => g.fillText(round(values[i]) + (unit === '%' ? ' %' : ''), bar.x + 6, bar.y));
        },
      }],
    });
  }

  /** columns: [{title, cell(row) → html, right}] */
  function table(element, columns, rows, rowAttributes) {
    const cells = (tag, values) => columns.map((c, i) => `<${tag}${c.right ? ' class="n"' : ''}>${values[i]}</${tag}>`).join('');
    element.innerHTML = '<thead><tr>' + cells('th', columns.map(c => c.title)) + '</tr></thead><tbody>'
      + rows.map(row => `<tr${rowAttributes ? rowAttributes(row) : ''}>` + cells('td', columns.map(c => c.cell(row))) + '</tr>').join('') + '</tbody>';
  }

  return { colour, name, escape, number, round, clock, quarter, isNumber, axis, bars, areas, lines, curves, ranks, points, table };
})();
