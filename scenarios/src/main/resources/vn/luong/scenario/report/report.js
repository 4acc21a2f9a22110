'use strict';

(async () => {
  const run = REPORT.run, trips = REPORT.trips;
  const byId = Object.fromEntries(REPORT.indicators.map(i => [i.id, i]));
  const value = id => byId[id] ? byId[id].value : null;
  const el = id => document.getElementById(id);
  const { number, round, clock, escape } = Show;

  writeHead();
  await drawMap();
  drawTrips();
  drawRoads();
  await LuongTransit.draw(REPORT.transit, el('transit-pack').textContent, value, id => byId[id] ? byId[id].unit : null);
  drawCounts();
  writeTables();
  drawAccess();
  drawConvergence();
  writeProblems();
  writeReproduce();
  window.luongReady = true;

  function writeHead() {
    el('description').textContent = run.scenario.description;
    const shares = trips.modes.map(mode => ({ mode, share: value('mode_share.' + mode) })).filter(s => Show.isNumber(s.share));
    const shareText = shares.slice(0, 3).map(s => `${number(s.share, 0)}% ${Show.name(s.mode).toLowerCase()}`).join(', ');
    const persons = run.scenario.persons / run.scenario.sample;
    const sentences = [];
    sentences.push(`On the simulated day <strong>${round(persons)} people</strong> make <strong>${round(value('trips'))} trips</strong>`
      + (shares.length > 1 ? ` (${shareText}).` : '.'));
    sentences.push(`A trip takes <strong>${number(value('mean_trip_time'))} minutes</strong> and covers <strong>${number(value('mean_trip_distance'))} km</strong> on average.`);
    if (Show.isNumber(value('peak_hour'))) {
      sentences.push(`The busiest hour to leave is ${clock(value('peak_hour'))} to ${clock(value('peak_hour') + 1)}, when ${number(value('peak_hour_share'), 0)}% of all trips begin.`);
    }
    if (value('delay') > 0) {
      sentences.push(`Traffic costs them <strong>${round(value('delay'))} vehicle-hours</strong> more than empty roads would, ${number(value('delay_share'), 0)}% of the time on the road.`);
    }
    if (value('persons_aborted') > 0) {
      sentences.push(`<strong>${round(value('persons_aborted'))} people do not arrive</strong>: they are stuck or still on the way when the day ends.`);
    }
    if (run.scenario.sample < 1) {
      sentences.push(`Simulated was a sample of ${number(run.scenario.sample * 100)}% (${round(run.scenario.persons)} people) on roads of equally reduced capacity; figures are scaled up.`);
    }
    el('summary').innerHTML = sentences.join(' ');
    const tiles = [['trips', 'trips', ''], ['mean_trip_time', 'mean trip time', 'min'], ['mean_trip_distance', 'mean distance', 'km'],
      ['vehicle_km', 'vehicle-kilometres', ''], ['mean_speed', 'mean speed on the road', 'km/h'], ['delay', 'hours lost in traffic', '']];
    el('tiles').innerHTML = tiles.map(([id, label, unit]) =>
      `<div class="tile"><b>${round(value(id))}${unit ? ` <small>${unit}</small>` : ''}</b><span>${label}</span></div>`).join('');
  }

  async function drawMap() {
    const pack = await LuongMap.unpack(REPORT.map, el('pack').textContent);
    const schemes = {
      speed: { title: 'Speed by free speed', limits: [0.3, 0.5, 0.75, 0.9],
        palette: ['#7a0c2e', '#d2491b', '#f0a62b', '#6fb0d8', '#2a6ca8', '#a9adb3'],
        labels: ['below 30%', '30–50%', '50–75%', '75–90%', 'above 90%', 'not measured'] },
      ratio: { title: 'Flow by capacity (V/C)', limits: [0.6, 0.8, 1.0, 1.2],
        palette: ['#2a6ca8', '#6fb0d8', '#f0a62b', '#d2491b', '#7a0c2e'],
        labels: ['up to 0.6', '0.6–0.8', '0.8–1.0', '1.0–1.2', 'above 1.2'] },
    };
    const state = { hour: -1, mode: -1, colour: 'speed' };
    const dayScale = LuongMap.quantile(LuongMap.volumes(pack, -1, -1), 0.995);
    let hourScale = 1;
    for (let h = 0; h < pack.hours; h++) {
      hourScale = Math.max(hourScale, LuongMap.quantile(LuongMap.volumes(pack, h, -1), 0.995));
    }
    const widest = pack.links < 200 ? 14 : 9;
    let current;

    const view = LuongMap.create(el('map'), pack, REPORT.places, link => {
      const rows = [['Vehicles', round(current.volume[link])]];
      if (pack.modes.length > 1 && state.mode < 0) {
        pack.modes.forEach((mode, m) => {
          const count = countOf(pack, state.hour, m, link);
          if (count > 0) rows.push(['&nbsp;&nbsp;' + escape(Show.name(mode)), round(count)]);
        });
      }
      const speed = current.speed[link];
      rows.push(['Speed', Number.isNaN(speed) ? '–' : `${number(speed * pack.free[link], 0)} of ${pack.free[link]} km/h`]);
      rows.push([state.hour < 0 ? 'V/C, busiest hour' : 'V/C', number(current.ratio[link], 2)]);
      if (state.hour < 0) rows.push(['Time lost', number(pack.delay[link]) + ' h']);
      return `<b>${escape(pack.label(link))}</b><table>`
        + rows.map(r => `<tr><td>${r[0]}</td><td>${r[1]}</td></tr>`).join('') + `</table>`
        + (pack.names[pack.nameOf[link]] ? `<small style="color:#8a949e">link ${escape(pack.ids[link])}</small>` : '');
    });

    function countOf(p, hour, mode, link) {
      let sum = 0;
      for (let h = 0; h < p.hours; h++) if (hour < 0 || h === hour) sum += p.volumes[mode][h * p.links + link];
      return sum;
    }

    function update() {
      const scheme = schemes[state.colour];
      current = { volume: LuongMap.volumes(pack, state.hour, state.mode), speed: LuongMap.speeds(pack, state.hour),
        ratio: LuongMap.ratios(pack, state.hour) };
      const scale = state.hour < 0 ? dayScale : hourScale;
      const values = state.colour === 'speed' ? current.speed : current.ratio;
      view.show({
        width: current.volume.map(v => v > 0 ? Math.max(0.9, widest * Math.sqrt(Math.min(1.4, v / scale))) : 0),
        colour: Uint8Array.from(values, v => {
          if (Number.isNaN(v)) return scheme.palette.length - 1;
          let index = 0;
          while (index < scheme.limits.length && v > scheme.limits[index]) index++;
          return index;
        }),
        palette: scheme.palette,
      });
      const hour = state.hour + pack.firstHour;
      el('clock').textContent = state.hour < 0 ? 'Whole day' : `${clock(hour)} – ${clock(hour + 1)}`;
      writeLegend();
    }

    function writeLegend() {
      const scheme = schemes[state.colour], scale = state.hour < 0 ? dayScale : hourScale;
      const samples = [scale / 10, scale].map(v => Number(v.toPrecision(1)));
      el('legend').innerHTML = `<b>${scheme.title}</b>` + scheme.labels.map((label, i) =>
        `<div><i style="background:${scheme.palette[i]}"></i>${label}</div>`).join('')
        + `<div class="widths">` + samples.map(v => `<div><i style="background:#5b6774;height:${Math.max(1, view.widthFactor() * widest * Math.sqrt(v / scale)).toFixed(1)}px"></i>${round(v)} vehicles${state.hour < 0 ? '/day' : '/h'}</div>`).join('') + '</div>';
    }

    view.map.on('zoomend', writeLegend);
    el('mode').innerHTML = '<option value="-1">all</option>' + pack.modes.map((m, i) => `<option value="${i}">${escape(Show.name(m))}</option>`).join('');
    el('hour').max = pack.hours;
    el('hour').addEventListener('input', e => { state.hour = Number(e.target.value) - 1; update(); });
    el('mode').addEventListener('change', e => { state.mode = Number(e.target.value); update(); });
    el('colour').addEventListener('change', e => { state.colour = e.target.value; update(); });
    let timer = null;
    el('play').addEventListener('click', () => {
      const stop = () => { clearInterval(timer); timer = null; el('play').textContent = '▶'; };
      if (timer) { stop(); return; }
      el('play').textContent = '❚❚';
      timer = setInterval(() => {
        state.hour = state.hour + 1 >= pack.hours ? -1 : state.hour + 1;
        el('hour').value = state.hour + 1;
        update();
        if (state.hour < 0) stop();
      }, 700);
    });
    if (pack.linksLeftOut > 0) {
      el('map-note').textContent = `The ${round(pack.linksLeftOut)} links with the least traffic are left out of the map, so that the page stays small; they are in network.parquet.`;
    }
    document.addEventListener('click', e => {
      const row = e.target.closest && e.target.closest('tr[data-link]');
      if (row) view.find(row.dataset.link);
    });
    update();
  }

  function series(values) {
    return trips.modes.map(mode => ({ label: Show.name(mode), values: Array.from(values[mode]), colour: Show.colour(mode) }));
  }

  function drawTrips() {
    const bins = trips.modes.length ? trips.departures[trips.modes[0]].length : 0;
    const labels = Array.from({ length: bins }, (_, i) => Show.quarter(trips.firstBin + i));
    const enRoute = {};
    for (const mode of trips.modes) {
      let on = 0;
      enRoute[mode] = trips.departures[mode].map((d, i) => Math.max(0, on += d - trips.arrivals[mode][i]));
    }
    const shown = { departures: trips.departures, arrivals: trips.arrivals, enRoute };
    let chart = Show.areas('profile', labels, series(trips.departures), 'time of day', 'trips per 15 min');
    for (const button of document.querySelectorAll('#profile-tabs button')) {
      button.addEventListener('click', () => {
        document.querySelectorAll('#profile-tabs button').forEach(b => b.setAttribute('aria-pressed', b === button));
        chart.destroy();
        chart = Show.areas('profile', labels, series(shown[button.dataset.series]), 'time of day',
          button.dataset.series === 'enRoute' ? 'people on the way' : 'trips per 15 min');
      });
    }
    Show.ranks('shares', trips.modes.map(Show.name), trips.modes.map(m => value('mode_share.' + m)), trips.modes.map(Show.colour), '%');
    const purposes = Object.keys(trips.purposes).map(p => ({ p, sum: Object.values(trips.purposes[p]).reduce((a, b) => a + b, 0) }))
      .sort((a, b) => b.sum - a.sum).slice(0, 8);
    const total = purposes.reduce((a, b) => a + b.sum, 0) || 1;
    Show.ranks('purposes', purposes.map(x => Show.name(x.p)), purposes.map(x => 100 * x.sum / total), purposes.map(() => '#7c8fa3'), '%');
    const cut = values => {
      let last = 1;
      for (const mode of trips.modes) values[mode].forEach((v, i) => { if (v > 0) last = Math.max(last, i); });
      return last + 1;
    };
    const histogram = (id, values, width, unit) => {
      const count = cut(values), all = trips.modes.length ? values[trips.modes[0]].length : 0;
      const names = Array.from({ length: count }, (_, i) => i === all - 1 ? `${i * width}+` : `${i * width}–${(i + 1) * width}`);
      Show.bars(id, names, trips.modes.map(m => ({ label: Show.name(m), values: values[m].slice(0, count), colour: Show.colour(m) })), unit, 'trips');
    };
    histogram('times', trips.times, trips.timeStepMinutes, 'minutes');
    histogram('distances', trips.distances, trips.distanceStepKm, 'kilometres');
  }

  function drawRoads() {
    const hours = REPORT.indicators.filter(i => i.id.startsWith('mean_speed_hour.'));
    const used = hours.filter(i => Show.isNumber(i.value));
    const from = used.length ? hours.indexOf(used[0]) : 0, to = used.length ? hours.indexOf(used[used.length - 1]) + 1 : 0;
    const shown = hours.slice(from, to);
    Show.lines('speeds', shown.map(i => clock(Number(i.id.slice(-2)))), [{ label: 'Mean speed', values: shown.map(i => i.value), colour: '#0b5c8a' }],
      'hour', 'km/h', { beginAtZero: true });
    const levels = REPORT.indicators.filter(i => i.id.startsWith('los_km.'));
    const palette = ['#2a6ca8', '#6fb0d8', '#b9d3e6', '#f0c46b', '#e07b28', '#7a0c2e'];
    const meaning = ['V/C ≤ 0.6', '0.6–0.7', '0.7–0.8', '0.8–0.9', '0.9–1.0', 'V/C > 1.0'];
    Show.ranks('levels', levels.map((i, n) => `${i.id.slice(-1)}  ${meaning[n]}`), levels.map(i => i.value), palette, 'km');
  }

  function drawCounts() {
    const rows = REPORT.counts;
    if (!rows.length) {
      el('counts-section').remove();
      return;
    }
    const good = value('counts.geh_below_5');
    el('counts-text').innerHTML = `At ${round(value('counts.stations'))} stations, ${number(good, 0)}% of ${round(rows.length)} counted hours have a GEH below 5, `
      + `which counts as a good fit; the simulation has ${number(Math.abs(value('counts.bias')), 0)}% ${value('counts.bias') < 0 ? 'fewer' : 'more'} vehicles there than were counted. `
      + 'GEH is √(2(m − c)²/(m + c)) of hourly volumes.';
    const name = r => r.station || 'Link ' + r.link;
    const colour = geh => geh < 5 ? '#2a6ca8' : geh < 10 ? '#f0a62b' : '#7a0c2e';
    Show.points('count-points', rows.map(r => ({ x: r.counted, y: r.simulated, colour: colour(r.geh),
      label: `${name(r)}, ${clock(r.hour)}: ${round(r.counted)} counted, ${round(r.simulated)} simulated, GEH ${number(r.geh, 1)}` })), 'counted, veh/h', 'simulated, veh/h');
    const counted = Array(24).fill(0), simulated = Array(24).fill(0);
    for (const r of rows) {
      counted[r.hour] += r.counted;
      simulated[r.hour] += r.simulated;
    }
    Show.lines('count-hours', counted.map((_, h) => clock(h)), [{ label: 'counted', values: counted, colour: '#d55e00' },
      { label: 'simulated', values: simulated, colour: '#0072b2' }], 'hour', 'vehicles', { beginAtZero: true });
    const stations = new Map();
    for (const r of rows) {
      const key = r.link + '\n' + (r.mode || '');
      const s = stations.get(key) || stations.set(key, { ...r, counted: 0, simulated: 0, hours: 0, good: 0 }).get(key);
      s.counted += r.counted;
      s.simulated += r.simulated;
      s.hours++;
      if (r.geh < 5) s.good++;
    }
    const worst = [...stations.values()].sort((a, b) => a.good / a.hours - b.good / b.hours || Math.abs(b.simulated - b.counted) - Math.abs(a.simulated - a.counted));
    Show.table(el('stations'), [
      { title: 'Station', cell: s => escape(name(s)) },
      { title: 'Vehicles', cell: s => s.mode ? escape(Show.name(s.mode)) : 'all' },
      { title: 'Hours', cell: s => number(s.hours), right: true },
      { title: 'Counted', cell: s => round(s.counted), right: true },
      { title: 'Simulated', cell: s => round(s.simulated), right: true },
      { title: 'Hours with<br>GEH below 5', cell: s => number(100 * s.good / s.hours, 0) + ' %', right: true },
    ], worst.slice(0, 20), s => ` data-link="${escape(s.link)}" tabindex="0" title="Show on the map"`);
  }

  function writeTables() {
    const road = r => escape(r.name || 'Link ' + r.link);
    const attributes = r => ` data-link="${escape(r.link)}" tabindex="0" title="Show on the map"`;
    Show.table(el('busiest'), [
      { title: 'Road', cell: road },
      { title: 'Vehicles<br>per day', cell: r => number(r.volume), right: true },
      { title: 'Busiest<br>hour', cell: r => clock(r.peakHour), right: true },
      { title: 'V/C<br>then', cell: r => number(r.peakRatio, 2), right: true },
      { title: 'Speed<br>km/h', cell: r => number(r.speed, r.speed < 10 ? 1 : 0), right: true },
    ], REPORT.busiest, attributes);
    Show.table(el('delayed'), [
      { title: 'Road', cell: road },
      { title: 'Hours lost<br>per day', cell: r => round(r.delay), right: true },
      { title: 'Vehicles<br>per day', cell: r => number(r.volume), right: true },
      { title: 'Speed<br>km/h', cell: r => number(r.speed, r.speed < 10 ? 1 : 0), right: true },
      { title: 'Free<br>km/h', cell: r => number(r.freeSpeed, 0), right: true },
    ], REPORT.delayed, attributes);
    Show.table(el('modes'), [
      { title: 'Mode', cell: m => `<span class="swatch" style="background:${Show.colour(m)}"></span>${escape(Show.name(m))}` },
      { title: 'Trips per day', cell: m => number(value('trips.' + m)), right: true },
      { title: 'Share', cell: m => number(value('mode_share.' + m), 1) + ' %', right: true },
      { title: 'Mean time, min', cell: m => number(value('mean_trip_time.' + m), 1), right: true },
      { title: 'Mean distance, km', cell: m => number(value('mean_trip_distance.' + m), 1), right: true },
      { title: 'Vehicle-km per day', cell: m => number(value('vehicle_km.' + m)), right: true },
      { title: 'Speed on the road, km/h', cell: m => number(value('mean_speed.' + m), 1), right: true },
    ], trips.modes);
    Show.table(el('indicators'), [
      { title: 'Indicator', cell: i => escape(i.label) },
      { title: 'Value', cell: i => number(i.value), right: true },
      { title: 'Unit', cell: i => escape(i.unit) },
      { title: 'Definition', cell: i => escape(i.definition) },
    ], REPORT.indicators);
  }

  /** Jobs in reach by mode, and who lives and works near stops; gone where zones do not know their jobs. */
  function drawAccess() {
    const suffixes = beginning => REPORT.indicators.filter(i => i.id.startsWith(beginning)).map(i => i.id.slice(beginning.length));
    const modes = suffixes('jobs_reached_30min.');
    if (!modes.length) {
      el('access-section').remove();
      return;
    }
    el('access-text').textContent = 'Jobs that somebody can get to within 30, 45 and 60 minutes, on the travel times of this day; the mean of all residents. '
      + 'Public transport counts with its waits and walks. The figures of each zone are in zones.parquet and in the zones of network.gpkg.';
    Show.table(el('jobs-reached'), [
      { title: 'Mode', cell: m => escape(Show.name(m)) },
      ...[30, 45, 60].map(t => ({ title: t + ' min', cell: m => round(value(`jobs_reached_${t}min.${m}`)), right: true })),
    ], modes);
    const places = suffixes('residents_within_400m.');
    const rows = places.flatMap(p => ['residents', 'jobs'].map(what => ({ what, p })));
    if (!rows.length) {
      el('near-stops-box').remove();
      return;
    }
    Show.table(el('near-stops'), [
      { title: 'Within', cell: r => `${r.what === 'jobs' ? 'Jobs' : 'Residents'} near ${r.p === 'metro' ? 'metro and railway stations' : 'any stop'}` },
      ...[400, 800, 1000].map(d => ({ title: d + ' m', cell: r => round(value(`${r.what}_within_${d}m.${r.p}`)), right: true })),
    ], rows);
  }

  function drawConvergence() {
    const rows = run.iterations;
    if (rows.length < 2) {
      el('convergence-text').textContent = 'The run has one iteration: people follow their first plans and do not adapt.';
      document.querySelectorAll('#convergence .grid').forEach(g => g.remove());
      return;
    }
    const labels = rows.map(r => r.iteration), last = rows[rows.length - 1];
    const gap = Show.isNumber(last.relativeGap) ? ` In the last iteration the relative gap is ${number(100 * last.relativeGap)}%${Show.isNumber(last.relativeGapError) ? ` ± ${number(100 * last.relativeGapError)}% (of ${number(last.relativeGapPersons, 0)} drivers)` : ''}: so much of the cost of driving could still be saved if everybody took the best route at the travel times of that day.` : '';
    const still = Show.isNumber(last.scoreDrift) ? ` From the iteration before it, the mean score changed by ${number(last.scoreDrift)} utils and no mode's share by more than ${number(100 * last.modeShareDrift)}% of the trips.` : '';
    el('convergence-text').textContent = `People try other routes, times and modes over ${rows.length - 1} iterations and keep what works. When the curves are flat, they have settled.` + gap + still;
    Show.lines('scores', labels, [
      { label: 'best', values: rows.map(r => r.averageBest), colour: '#009e73' },
      { label: 'executed', values: rows.map(r => r.averageExecuted), colour: '#0072b2', width: 3 },
      { label: 'average', values: rows.map(r => r.averageAverage), colour: '#8a949e', dash: [5, 4] },
      { label: 'worst', values: rows.map(r => r.averageWorst), colour: '#d55e00' },
    ], 'iteration', 'mean score');
    const modes = [...new Set(rows.flatMap(r => Object.keys(r.modeShares)))].sort();
    Show.lines('mode-history', labels, modes.map(mode => ({ label: Show.name(mode), values: rows.map(r => 100 * (r.modeShares[mode] || 0)),
      colour: Show.colour(mode) })), 'iteration', '% of trips', { beginAtZero: true });
    if (rows.some(r => Show.isNumber(r.relativeGap))) {
      Show.lines('gap', labels, [{ label: 'Relative gap', values: rows.map(r => Show.isNumber(r.relativeGap) ? 100 * r.relativeGap : null), colour: '#882255' }],
        'iteration', '%', { beginAtZero: true });
      let seconds = 0;
      const points = rows.map(r => ({ x: seconds += Object.values(r.seconds).reduce((a, b) => a + b, 0), y: 100 * r.relativeGap }));
      Show.curves('gap-time', [{ label: 'Relative gap', values: points.filter((_, i) => Show.isNumber(rows[i].relativeGap)), colour: '#882255' }],
        'seconds', '%', { beginAtZero: true });
    } else {
      el('gap-box').remove();
      el('gap-time-box').remove();
    }
    const drift = (name, factor) => rows.map(r => Show.isNumber(r[name]) ? factor * Math.abs(r[name]) : null);
    Show.lines('drift', labels, [{ label: 'Mean score, utils', values: drift('scoreDrift', 1), colour: '#0072b2' },
      { label: 'Share of the mode that changes most, % of trips', values: drift('modeShareDrift', 100), colour: '#e69f00' }],
      'iteration', 'change', { beginAtZero: true });
  }

  function writeProblems() {
    const problems = REPORT.problems;
    const kinds = problems ? Object.keys(problems.countByKind) : [];
    if (!kinds.length) {
      el('problems').innerHTML = '<p>The input was read without a warning.</p>';
      return;
    }
    el('problems').innerHTML = kinds.map(kind => {
      const of = problems.problems.filter(p => p.kind === kind);
      return `<details><summary><span class="count">${round(problems.countByKind[kind])}</span>${escape(kind.replaceAll('-', ' '))}</summary><ul>`
        + of.slice(0, 8).map(p => `<li>${escape(p.message)}</li>`).join('') + '</ul>'
        + (problems.countByKind[kind] > 8 ? '<p class="hint">The others are in problems.json.</p>' : '') + '</details>';
    }).join('');
  }

  function writeReproduce() {
    const m = run.mobsim;
    const lost = m ? m.departures - m.arrivals - m.aborted - m.onTheWay : 0;
    const pairs = [['Seed', run.seed], ['Versions', Object.entries(run.versions).map(v => v.join(' ')).join(', ')],
      ['Coordinates', run.scenario.crs || 'unknown reference system'],
      ['Machine', `${run.machine.java}, ${run.machine.processors} processors, ${run.machine.threads} threads, ${run.machine.startedAt}`],
      ['Time', run.stages.map(s => `${s.name} ${number(s.seconds)} s`).join(', ')]];
    if (run.memory.peakBytes > 0) pairs.push(['Peak memory', number(run.memory.peakBytes / 1048576) + ' MiB']);
    if (run.memory.plans > 0) pairs.push(['Plans', `${number(run.memory.plans)} of ${number(run.memory.bytesPerPlan)} bytes`]);
    if (m) {
      pairs.push(['Last day', `${number(m.events)} events; ${number(m.departures)} departures = ${number(m.arrivals)} arrivals + ${number(m.aborted)} given up + ${number(m.onTheWay)} on the way at the end`
        + (lost === 0 ? '' : ` (${number(lost)} unaccounted for)`)]);
      if (m.eventChecksum) pairs.push(['Event checksum', m.eventChecksum]);
    }
    el('reproduce').innerHTML = `<pre>${escape(run.command)}</pre><dl>` + pairs.map(p => `<dt>${p[0]}</dt><dd>${escape(p[1])}</dd>`).join('') + '</dl>'
      + `<details><summary>Options in force</summary><dl>${Object.entries(run.options).map(o => `<dt>${escape(o[0])}</dt><dd>${escape(o[1])}</dd>`).join('')}</dl></details>`
      + `<details><summary>Input files and their SHA-256</summary><div class="scroll"><table id="inputs"></table></div></details>`;
    Show.table(el('inputs'), [
      { title: 'File', cell: i => escape(i.path) },
      { title: 'Bytes', cell: i => number(i.bytes), right: true },
      { title: 'SHA-256', cell: i => `<code>${escape(i.sha256)}</code>` },
    ], run.inputs);
    el('footer').innerHTML = (run.attributions.length ? `<p>Data: ${run.attributions.map(escape).join(' · ')}</p>` : '')
      + '<p>Made with Luồng (Apache License 2.0). Map control: Leaflet 1.9.4 (BSD-2-Clause); charts: Chart.js 4.5.1 (MIT). The page is complete in itself and asks nothing of any network.</p>';
  }
})();
