'use strict';

(async () => {
  const runs = COMPARISON.details, base = runs[0];
  const rows = Object.fromEntries(COMPARISON.indicators.map(i => [i.id, i]));
  const el = id => document.getElementById(id);
  const { number, round, clock, escape, isNumber } = Show;
  const LINE = ['#5b6774', '#c2410c', '#0b5c8a', '#009e73', '#882255', '#e69f00'];
  const signed = (value, digits) => !isNumber(value) ? '–' : (value > 0 ? '+' : value < 0 ? '−' : '±') + number(Math.abs(value), digits);
  const change = (row, run) => row && isNumber(row.values[0]) && isNumber(row.values[run]) ? row.values[run] - row.values[0] : NaN;
  const percent = (row, run) => row && row.values[0] ? 100 * change(row, run) / Math.abs(row.values[0]) : NaN;

  writeHead();
  await drawMap();
  drawCharts();
  writeTables();
  window.luongReady = true;

  function writeHead() {
    el('title').textContent = runs.slice(1).map(r => r.name).join(', ') + ' compared with ' + base.name;
    const run = 1, sentences = [];
    const say = (id, what, unit) => {
      const row = rows[id], c = change(row, run);
      if (!isNumber(c)) return;
      if (Math.abs(percent(row, run)) < 0.05) { sentences.push(`${what} stays at <strong>${round(row.values[0])} ${unit}</strong>.`); return; }
      sentences.push(`${what} goes from ${round(row.values[0])} to <strong>${round(row.values[run])} ${unit}</strong> (${signed(percent(row, run), 1)}%).`);
    };
    say('mean_trip_time', 'The mean trip time', 'minutes');
    say('delay', 'Time lost in traffic', 'vehicle-hours a day');
    say('vehicle_km', 'Driven distance', 'vehicle-km a day');
    el('summary').innerHTML = sentences.join(' ');
    const tiles = [['trips', 'trips', ''], ['mean_trip_time', 'mean trip time', 'min'], ['mean_trip_distance', 'mean distance', 'km'],
      ['vehicle_km', 'vehicle-kilometres', ''], ['mean_speed', 'mean speed', 'km/h'], ['delay', 'hours lost', '']];
    el('tiles').innerHTML = tiles.map(([id, label, unit]) => `<div class="tile"><b>${signed(percent(rows[id], run), 1)} <small>%</small></b>`
      + `<span>${label}: ${round(rows[id] && rows[id].values[run])} ${unit}</span></div>`).join('');
    const unlike = COMPARISON.links.map((m, i) => ({ ...m, i })).filter(m => m.i > 0 && (m.onlyInBase || m.onlyInRun));
    if (unlike.length) {
      el('match').hidden = false;
      el('match').textContent = unlike.map(m => `The networks of ${base.name} and ${runs[m.i].name} differ: ${round(m.common)} links are in both, ${round(m.onlyInBase)} only in ${base.name}, ${round(m.onlyInRun)} only in ${runs[m.i].name}. Links are matched by their ids; one that is missing counts as without traffic.`).join(' ');
    }
  }

  async function drawMap() {
    const packs = await Promise.all(runs.map((r, i) => LuongMap.unpack(r.map, el('pack-' + i).textContent)));
    const state = { run: 1, hour: -1, mode: '' };
    const palette = ['#0b5c8a', '#8a949e', '#c2410c'];
    const modes = [...new Set(packs.flatMap(p => p.modes))];
    const first = Math.min(...packs.map(p => p.firstHour)), end = Math.max(...packs.map(p => p.firstHour + p.hours));
    let view, pack, scale, current;

    /** A run's volumes in the order of the links of the pack that is drawn. */
    function volumesOf(from, hour) {
      const own = hour < 0 ? -1 : hour - from.firstHour, mode = state.mode === '' ? -1 : from.modes.indexOf(state.mode);
      const out = new Float64Array(pack.links);
      if (hour >= 0 && (own < 0 || own >= from.hours) || state.mode !== '' && mode < 0) return out;
      const values = LuongMap.volumes(from, own, mode);
      const at = from === pack ? null : new Map(from.ids.map((id, i) => [id, i]));
      for (let link = 0; link < pack.links; link++) {
        const there = at ? at.get(pack.ids[link]) : link;
        if (there !== undefined) out[link] = values[there];
      }
      return out;
    }

    function differences(hour) {
      const a = volumesOf(packs[0], hour), b = volumesOf(pack, hour);
      return { a, b, d: b.map((v, i) => v - a[i]) };
    }

    function build() {
      pack = packs[state.run];
      if (view) view.map.remove();
      el('map').innerHTML = '';
      view = LuongMap.create(el('map'), pack, [], link => `<b>${escape(pack.label(link))}</b><table>`
        + `<tr><td>${escape(base.name)}</td><td>${round(current.a[link])}</td></tr><tr><td>${escape(runs[state.run].name)}</td><td>${round(current.b[link])}</td></tr>`
        + `<tr><td>Change</td><td>${signed(current.d[link])}</td></tr></table>`);
      scale = { day: LuongMap.quantile(differences(-1).d.map(Math.abs), 0.995), hour: 1 };
      for (let h = first; h < end; h++) scale.hour = Math.max(scale.hour, LuongMap.quantile(differences(h).d.map(Math.abs), 0.995));
      writeRoads(differences(-1));
      update();
    }

    function update() {
      const hour = state.hour < 0 ? -1 : first + state.hour;
      current = differences(hour);
      const reference = hour < 0 ? scale.day : scale.hour;
      const widest = pack.links < 200 ? 14 : 9;
      view.show({
        width: Float32Array.from(current.d, d => Math.abs(d) < reference * 0.01 ? 0 : Math.max(0.9, widest * Math.sqrt(Math.min(1.4, Math.abs(d) / reference)))),
        colour: Uint8Array.from(current.d, d => d < 0 ? 0 : d > 0 ? 2 : 1),
        palette,
      });
      el('clock').textContent = hour < 0 ? 'Whole day' : `${clock(hour)} – ${clock(hour + 1)}`;
      const sample = Number(reference.toPrecision(1));
      el('legend').innerHTML = `<b>Change of vehicles</b><div><i style="background:${palette[2]}"></i>more in ${escape(runs[state.run].name)}</div>`
        + `<div><i style="background:${palette[0]}"></i>fewer</div>`
        + `<div class="widths"><i style="background:#5b6774;height:${(view.widthFactor() * widest * Math.sqrt(sample / reference)).toFixed(1)}px"></i>${round(sample)} vehicles${hour < 0 ? '/day' : '/h'}</div>`;
    }

    function writeRoads(day) {
      const order = Array.from(day.d.keys()).sort((x, y) => day.d[y] - day.d[x]);
      const pick = links => {
        const seen = new Set(), out = [];
        for (const link of links) {
          const name = pack.label(link);
          if (seen.has(name)) continue;
          seen.add(name);
          out.push(link);
          if (out.length === 10) break;
        }
        return out;
      };
      const columns = [
        { title: 'Road', cell: link => escape(pack.label(link)) },
        { title: escape(base.name), cell: link => number(day.a[link]), right: true },
        { title: escape(runs[state.run].name), cell: link => number(day.b[link]), right: true },
        { title: 'Change', cell: link => signed(day.d[link]), right: true },
      ];
      const attributes = link => ` data-link="${escape(pack.ids[link])}" tabindex="0" title="Show on the map"`;
      Show.table(el('more'), columns, pick(order.filter(l => day.d[l] > 0)), attributes);
      Show.table(el('less'), columns, pick(order.filter(l => day.d[l] < 0).reverse()), attributes);
    }

    el('run').innerHTML = runs.slice(1).map((r, i) => `<option value="${i + 1}">${escape(r.name)}</option>`).join('');
    el('run-choice').hidden = runs.length === 2;
    el('mode').innerHTML = '<option value="">all</option>' + modes.map(m => `<option value="${escape(m)}">${escape(Show.name(m))}</option>`).join('');
    el('hour').max = end - first;
    el('run').addEventListener('change', e => { state.run = Number(e.target.value); build(); });
    el('hour').addEventListener('input', e => { state.hour = Number(e.target.value) - 1; update(); });
    el('mode').addEventListener('change', e => { state.mode = e.target.value; build(); });
    document.addEventListener('click', e => {
      const row = e.target.closest && e.target.closest('tr[data-link]');
      if (row) view.find(row.dataset.link);
    });
    build();
  }

  function drawCharts() {
    const modes = [...new Set(runs.flatMap(r => r.trips.modes))];
    Show.bars('shares', modes.map(Show.name), runs.map((r, i) => ({ label: r.name, colour: LINE[i % LINE.length], stack: r.name,
      values: modes.map(m => rows['mode_share.' + m] ? rows['mode_share.' + m].values[i] : 0) })), '', '% of trips');
    const sum = series => r => r.trips.modes.reduce((all, m) => r.trips[series][m].map((v, i) => v + (all[i] || 0)), []);
    const first = Math.min(...runs.map(r => r.trips.firstBin));
    const departures = runs.map(r => [...Array(r.trips.firstBin - first).fill(0), ...sum('departures')(r)]);
    const length = Math.max(...departures.map(d => d.length));
    Show.lines('departures', Array.from({ length }, (_, i) => Show.quarter(first + i)),
      runs.map((r, i) => ({ label: r.name, values: departures[i], colour: LINE[i % LINE.length], dash: i === 0 ? [5, 4] : undefined })), 'time of day', 'trips per 15 min', { beginAtZero: true });
    const hours = COMPARISON.indicators.filter(i => i.id.startsWith('mean_speed_hour.') && i.values.some(isNumber)).sort((a, b) => a.id < b.id ? -1 : 1);
    Show.lines('speeds', hours.map(i => clock(Number(i.id.slice(-2)))),
      runs.map((r, n) => ({ label: r.name, values: hours.map(i => i.values[n]), colour: LINE[n % LINE.length], dash: n === 0 ? [5, 4] : undefined })), 'hour', 'km/h', { beginAtZero: true });
    const times = runs.map(sum('times')), step = base.trips.timeStepMinutes;
    const last = Math.max(...times.map(t => t.reduce((l, v, i) => v > 0 ? i : l, 0)));
    Show.bars('times', Array.from({ length: last + 1 }, (_, i) => i === times[0].length - 1 ? `${i * step}+` : `${i * step}–${(i + 1) * step}`),
      runs.map((r, i) => ({ label: r.name, values: times[i].slice(0, last + 1), colour: LINE[i % LINE.length], stack: r.name })), 'minutes', 'trips');
  }

  function writeTables() {
    const columns = [
      { title: 'Indicator', cell: i => `<span title="${escape(i.definition)}">${escape(i.label)}</span>` },
      { title: 'Unit', cell: i => escape(i.unit) },
      { title: escape(base.name), cell: i => number(i.values[0]), right: true },
    ];
    runs.slice(1).forEach((r, k) => columns.push(
      { title: escape(r.name), cell: i => number(i.values[k + 1]), right: true },
      { title: 'Change', cell: i => signed(change(i, k + 1)), right: true },
      { title: '%', cell: i => { const p = percent(i, k + 1); return `<span class="${p > 0.05 ? 'more' : p < -0.05 ? 'less' : ''}">${signed(p, 1)}</span>`; }, right: true }));
    Show.table(el('indicators'), columns, COMPARISON.indicators);
    Show.table(el('runs'), [
      { title: 'Run', cell: r => escape(r.name) },
      { title: 'Scenario', cell: r => escape(r.scenario.name) },
      { title: 'Sample', cell: r => number(100 * r.scenario.sample) + ' %', right: true },
      { title: 'Seed', cell: r => escape(r.seed), right: true },
      { title: 'Engine', cell: r => escape(r.engine) },
      ...[['run.mean_score', 'Mean score', ''], ['run.relative_gap', 'Gap of routes', ' %'], ['run.seconds', 'Time', ' s'],
        ['run.iteration_seconds', 'Per iteration', ' s'], ['run.peak_memory', 'Peak memory', ' MB']].map(([id, title, unit]) => ({
        title, right: true, cell: r => { const v = rows[id].values[runs.indexOf(r)]; return isNumber(v) ? number(v) + unit : '–'; } })),
      { title: 'Command', cell: r => `<code>${escape(r.command)}</code>` },
    ], runs);
  }
})();
