'use strict';

(() => {
  const runs = CROSSCHECK.runs;
  const COLOURS = ['#c2410c', '#5b6774'];
  const el = id => document.getElementById(id);
  const { number, round, clock, escape, isNumber } = Show;
  const signed = (value, digits) => (value > 0 ? '+' : value < 0 ? '−' : '±') + number(Math.abs(value), digits);
  const value = v => !isNumber(v) ? '–' : number(v, Math.abs(v) >= 1000 ? 0 : 2);
  const row = quantity => CROSSCHECK.rows.find(r => r.quantity === quantity) || {};

  writeHead();
  writeRows();
  drawCharts();
  writeTables();
  window.luongReady = true;

  function writeHead() {
    const all = CROSSCHECK.agree + CROSSCHECK.differ;
    const different = CROSSCHECK.rows.filter(r => r.verdict === 'differs').map(r => r.topic.toLowerCase());
    const where = [...new Set(different)].join(', ');
    el('summary').innerHTML = `Luồng and MATSim agree in <strong>${CROSSCHECK.agree} of ${all}</strong> quantities`
      + (where ? `; they differ in ${escape(where)}.` : '.');
    const times = ratio => !isNumber(ratio) ? '–' : ratio >= 1 ? `${number(ratio, 1)} <small>times less</small>` : `${number(1 / ratio, 1)} <small>times more</small>`;
    const tiles = [
      [number(row('Links and hours with GEH below 5').difference, 1) + ' <small>%</small>', 'links and hours with GEH below 5'],
      [number(row('Correlation over links and hours').difference, 3), 'correlation of hourly volumes'],
      [isNumber(row('Mean of executed plans').difference) ? signed(row('Mean of executed plans').difference, 2) + ` <small>${escape(row('Mean of executed plans').toleranceUnit)}</small>` : '–', 'mean score, Luồng less MATSim'],
      [times(row('Time of an iteration').difference), 'time for an iteration than MATSim'],
      [times(row('Peak memory').difference), 'memory than MATSim'],
    ];
    el('tiles').innerHTML = tiles.map(([big, small]) => `<div class="tile"><b>${big}</b><span>${small}</span></div>`).join('');
  }

  function writeRows() {
    const head = ['', 'Luồng', 'MATSim', 'Unit', 'Difference', 'Tolerance', 'Verdict'];
    let topic = '', body = '';
    for (const r of CROSSCHECK.rows) {
      if (r.topic !== topic) {
        topic = r.topic;
        body += `<tr class="topic"><td colspan="7">${escape(topic)}</td></tr>`;
      }
      const fit = r.toleranceUnit === 'at least', judged = isNumber(r.tolerance);
      const difference = !judged || !isNumber(r.difference) ? '' : fit ? number(r.difference, 3) : `${signed(r.difference, 2)} ${escape(r.toleranceUnit)}`;
      const tolerance = !judged ? '' : fit ? `≥ ${r.tolerance}` : `± ${r.tolerance} ${escape(r.toleranceUnit)}`;
      const kind = r.verdict === 'agrees' ? 'agrees' : r.verdict === 'differs' ? 'differs' : 'cost';
      body += `<tr><td>${escape(r.quantity)}</td><td class="n">${value(r.luong)}</td><td class="n">${value(r.matsim)}</td><td>${escape(r.unit)}</td>`
        + `<td class="n">${difference}</td><td class="n">${tolerance}</td><td><span class="${kind}">${escape(r.verdict)}</span></td></tr>`;
    }
    el('rows').innerHTML = '<thead><tr>' + head.map((h, i) => `<th${[1, 2, 4, 5].includes(i) ? ' class="n"' : ''}>${h}</th>`).join('') + '</tr></thead><tbody>' + body + '</tbody>';
  }

  function drawCharts() {
    const most = Math.max(1, ...CROSSCHECK.pairs.flatMap(p => [p[2], p[3]]));
    const axis = title => ({ type: 'linear', title: { display: true, text: title }, min: 0, max: most * 1.03, ticks: { maxTicksLimit: 6, callback: v => round(v) } });
    new Chart('volumes', {
      data: { datasets: [
        { type: 'line', data: [{ x: 0, y: 0 }, { x: most, y: most }], borderColor: '#8a949e', borderWidth: 1, borderDash: [5, 4], pointRadius: 0, label: 'equal' },
        { type: 'scatter', data: CROSSCHECK.pairs.map(p => ({ x: p[3], y: p[2], link: p[0], hour: p[1] })), backgroundColor: '#0b5c8a66', pointRadius: 3.5, label: 'link in an hour' },
      ] },
      options: {
        scales: { x: axis('MATSim, vehicles per hour'), y: axis('Luồng, vehicles per hour') },
        plugins: { legend: { display: false }, tooltip: { mode: 'nearest', intersect: true, filter: t => t.datasetIndex === 1,
          callbacks: { label: t => `${t.raw.link}, ${clock(t.raw.hour)}: ${round(t.raw.y)} and ${round(t.raw.x)}` } } },
      },
    });
    const shares = CROSSCHECK.rows.filter(r => r.topic === 'Mode shares');
    Show.bars('shares', shares.map(r => Show.name(r.quantity)), [['luong', 0], ['matsim', 1]].map(([key, i]) => ({
      label: runs[i].engine, colour: COLOURS[i], stack: key, values: shares.map(r => r[key]) })), '', '% of trips');
    const sum = series => r => r.trips.modes.reduce((all, m) => r.trips[series][m].map((v, i) => v + (all[i] || 0)), []);
    const first = Math.min(...runs.map(r => r.trips.firstBin));
    const departures = runs.map(r => [...Array(r.trips.firstBin - first).fill(0), ...sum('departures')(r)]);
    const length = Math.max(...departures.map(d => d.length));
    const lines = (id, labels, values, x, y, more) => Show.lines(id, labels,
      runs.map((r, i) => ({ label: r.engine, values: values[i], colour: COLOURS[i], dash: i === 1 ? [5, 4] : undefined })), x, y, more);
    lines('departures', Array.from({ length }, (_, i) => Show.quarter(first + i)), departures, 'time of day', 'trips per 15 min', { beginAtZero: true });
    const times = runs.map(sum('times')), step = runs[0].trips.timeStepMinutes;
    const last = Math.max(...times.map(t => t.reduce((l, v, i) => v > 0 ? i : l, 0)));
    Show.bars('times', Array.from({ length: last + 1 }, (_, i) => i === times[0].length - 1 ? `${i * step}+` : `${i * step}–${(i + 1) * step}`),
      runs.map((r, i) => ({ label: r.engine, values: times[i].slice(0, last + 1), colour: COLOURS[i], stack: r.engine })), 'minutes', 'trips');
    const iterations = [...new Set(runs.flatMap(r => r.iterations.map(it => it.iteration)))].sort((a, b) => a - b);
    const of = (r, n, f) => { const it = r.iterations.find(i => i.iteration === n); return it ? f(it) : null; };
    lines('scores', iterations, runs.map(r => iterations.map(n => of(r, n, it => isNumber(it.averageExecuted) ? it.averageExecuted : null))), 'iteration', 'utils');
    lines('seconds', iterations, runs.map(r => iterations.map(n => of(r, n, it => Object.values(it.seconds).reduce((a, b) => a + b, 0)))), 'iteration', 'seconds', { beginAtZero: true });
  }

  function writeTables() {
    Show.table(el('worst'), [
      { title: 'Link', cell: l => escape(l.link) },
      { title: 'Name', cell: l => escape(l.name) },
      { title: 'Hour', cell: l => clock(l.hour), right: true },
      { title: 'Luồng', cell: l => number(l.luong), right: true },
      { title: 'MATSim', cell: l => number(l.matsim), right: true },
      { title: 'GEH', cell: l => number(l.geh, 1), right: true },
    ], CROSSCHECK.worstLinks);
    Show.table(el('runs'), [
      { title: 'Engine', cell: r => escape(r.engine) },
      { title: 'Folder', cell: r => escape(r.name) },
      { title: 'Versions', cell: r => Object.entries(r.versions).filter(([k]) => k !== 'engine').map(([k, v]) => escape(k + ' ' + v)).join(', ') },
      { title: 'Iterations', cell: r => number(r.iterations.length, 0), right: true },
      { title: 'Events of the last', cell: r => number(r.events, 0), right: true },
      { title: 'Command', cell: r => `<code>${escape(r.command)}</code>` },
    ], runs);
  }
})();
