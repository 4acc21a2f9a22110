'use strict';

/* Public transport of a run: a table of lines, the load profile of a route, and its runs in time and distance. */
const LuongTransit = (() => {
  const FIRST_LINES = 15;
  const NEVER = -2147483648, DID_NOT_LEAVE = 65535;
  const { number, round, clock, escape, isNumber } = Show;
  const el = id => document.getElementById(id);
  const percent = share => isNumber(share) ? number(100 * share, share > 0 && share < 0.1 ? 1 : 0) + ' %' : '–';
  const moment = seconds => clock(Math.floor(seconds / 3600), String(Math.floor(seconds / 60) % 60).padStart(2, '0'));
  const minutes = seconds => number(seconds / 60, 1);

  // How full a vehicle is, told by what passengers see.
  const LEVELS = [
    { label: 'half of the seats free', colour: '#8fbadb' },
    { label: 'seats for all', colour: '#2a6ca8' },
    { label: 'some stand', colour: '#f0a62b' },
    { label: 'standing room half taken', colour: '#d2491b' },
    { label: 'full', colour: '#7a0c2e' },
  ];

  function level(load, seats, places) {
    if (load <= seats / 2) return 0;
    if (load <= seats && load < places) return 1;
    if (load >= 0.98 * places) return 4;
    return load <= (seats + places) / 2 ? 2 : 3;
  }

  /** Routes with their runs, and of each run the visits; see the class TransitPack. */
  async function unpack(header, base64) {
    const bytes = Uint8Array.from(atob(base64.trim()), c => c.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    const buffer = await new Response(stream).arrayBuffer();
    const count = header.routes.reduce((sum, r) => sum + r.stops.length * r.runs.length, 0);
    let offset = 0;
    const take = Type => {
      const view = new Type(buffer, offset, count);
      offset += Math.ceil(count * Type.BYTES_PER_ELEMENT / 4) * 4;
      return view;
    };
    const late = take(Int32Array), stay = take(Uint16Array), on = take(Uint16Array), off = take(Uint16Array), load = take(Uint16Array);
    let at = 0;
    return header.routes.map(route => ({
      ...route,
      runs: route.runs.map((id, r) => ({
        id, start: route.starts[r], seats: route.seats[r], places: route.places[r],
        visits: route.stops.map((_, s) => {
          const v = at++;
          const planned = route.arrivals[s] === null || route.starts[r] === null ? 0 : route.starts[r] + route.arrivals[s];
          const arrival = late[v] === NEVER ? null : planned + late[v];
          return { arrival, departure: arrival === null || stay[v] === DID_NOT_LEAVE ? null : arrival + stay[v],
            on: on[v], off: off[v], load: load[v] };
        }),
      })),
    }));
  }

  const lineName = line => line.name && line.name !== line.line ? line.name : /line/i.test(line.line) ? line.line : 'Line ' + line.line;
  const count = (n, one, many) => `${round(n)} ${n === 1 ? one : many}`;
  /** Several stops may have the same place on a route where it was not driven. */
  const metersOf = route => route.meters.some((m, i) => i > 0 && m <= 0) ? route.stops.map((_, i) => i * 500) : route.meters;

  function writeTable(lines, money) {
    const revenue = lines.some(l => isNumber(l.revenue)), cost = lines.some(l => isNumber(l.cost));
    const all = el('transit-all');
    const shown = all.hidden || all.getAttribute('aria-pressed') === 'true' ? lines : lines.slice(0, FIRST_LINES);
    Show.table(el('transit-lines'), [
      { title: 'Line', cell: l => escape(lineName(l)) + (l.mode ? ` <small>${escape(l.mode)}</small>` : '') },
      { title: 'Boardings<br>per day', cell: l => round(l.boardings), right: true },
      { title: 'Passenger-<br>km', cell: l => round(l.passengerKm), right: true },
      { title: 'Fullest<br>vehicle', cell: l => percent(l.highest), right: true },
      { title: 'Load, mean<br>of places', cell: l => percent(l.loadFactor), right: true },
      { title: 'Left<br>behind', cell: l => round(l.denied), right: true },
      { title: 'Wait<br>min', cell: l => isNumber(l.meanWait) ? minutes(l.meanWait) : '–', right: true },
      { title: 'On<br>time', cell: l => percent(l.punctual), right: true },
      { title: 'Runs', cell: l => round(l.runs), right: true },
      { title: 'Vehicles<br>in use', cell: l => round(l.vehicles), right: true },
      { title: 'Vehicle-<br>km', cell: l => round(l.vehicleKm), right: true },
      { title: 'Vehicle-<br>hours', cell: l => round(l.vehicleHours), right: true },
      { title: 'Speed<br>km/h', cell: l => number(l.speed, 0), right: true },
      ...(revenue ? [{ title: 'Revenue<br>' + money, cell: l => round(l.revenue), right: true }] : []),
      ...(cost ? [{ title: 'Cost<br>' + money, cell: l => round(l.cost), right: true }] : []),
      ...(revenue && cost ? [{ title: 'Cost<br>covered', cell: l => percent(l.recovery), right: true }] : []),
    ], shown, l => ` data-line="${escape(l.line)}" tabindex="0" title="Show its passengers and runs"`);
  }

  /** Passengers by stop of all runs that leave it in the hour; hour < 0 is the whole day. */
  function profile(route, hour) {
    const sums = route.stops.map(() => ({ on: 0, off: 0, load: 0, seats: 0, places: 0, runs: 0 }));
    for (const run of route.runs) {
      run.visits.forEach((visit, s) => {
        const time = visit.departure === null ? visit.arrival : visit.departure;
        if (time === null || (hour >= 0 && Math.floor(time / 3600) !== hour)) return;
        const sum = sums[s];
        sum.on += visit.on;
        sum.off += visit.off;
        sum.load += visit.load;
        sum.seats += run.seats;
        sum.places += run.places;
        sum.runs++;
      });
    }
    return sums;
  }

  const short = text => text.length > 22 ? text.slice(0, 21) + '…' : text;

  function drawProfile(route, hour) {
    const sums = profile(route, hour);
    const most = values => Math.max(0, ...values);
    const peak = Math.max(most(sums.map(s => s.load)), most(sums.map(s => s.on)), most(sums.map(s => s.off)));
    // Where hardly anybody rides, the seats offered would press everything else flat.
    const ceiling = peak > 0 && most(sums.map(s => s.places)) > 3 * peak ? Number((1.6 * peak).toPrecision(1)) : undefined;
    const offered = values => ceiling && most(values) > ceiling ? ` (up to ${round(most(values))})` : '';
    const step = (label, values, colour, more) => ({ type: 'line', label, data: values, stepped: true, borderColor: colour,
      backgroundColor: colour, pointRadius: 0, borderWidth: 2, order: 0, ...more });
    return new Chart('transit-profile', {
      data: { labels: route.stops.map(short), datasets: [
        step('on board after the stop', sums.map(s => s.load), '#0b5c8a', { borderWidth: 3 }),
        step('seats' + offered(sums.map(s => s.seats)), sums.map(s => s.seats), '#5b6774', { borderDash: [2, 3], borderWidth: 1.5 }),
        step('seats and standing room' + offered(sums.map(s => s.places)), sums.map(s => s.places), '#882255', { borderDash: [6, 4], borderWidth: 1.5 }),
        { type: 'bar', label: 'get in', data: sums.map(s => s.on), backgroundColor: '#009e73', stack: 'change', order: 1, maxBarThickness: 26 },
        { type: 'bar', label: 'get out', data: sums.map(s => -s.off), backgroundColor: '#e69f00', stack: 'change', order: 1, maxBarThickness: 26 },
      ] },
      options: {
        scales: {
          x: Show.axis('', { stacked: true, grid: { display: false }, ticks: { maxRotation: 60, minRotation: route.stops.length > 8 ? 45 : 0, autoSkipPadding: 4 } }),
          y: Show.axis(hour < 0 ? 'passengers per day' : 'passengers in this hour', { max: ceiling, ticks: { callback: v => round(Math.abs(v)), maxTicksLimit: 7 } }),
        },
        plugins: { tooltip: { callbacks: { title: items => route.stops[items[0].dataIndex],
          label: c => `${c.dataset.label}: ${round(Math.abs(c.parsed.y))}` } } },
      },
    });
  }

  function drawStrings(route, hour) {
    const meters = metersOf(route);
    const window = hour < 0 ? null : { min: hour * 3600, max: (hour + 1) * 3600 };
    const inWindow = times => !window || (Math.max(...times) >= window.min && Math.min(...times) <= window.max);
    const datasets = [];
    const isDense = hour < 0 && route.runs.length > 60;
    for (const run of route.runs) {
      const points = [];
      run.visits.forEach((visit, s) => {
        if (visit.arrival !== null) points.push({ x: visit.arrival, y: meters[s], stop: s, visit, load: s > 0 ? run.visits[s - 1].load : visit.load });
        if (visit.departure !== null) points.push({ x: visit.departure, y: meters[s], stop: s, visit, load: visit.load });
      });
      if (points.length && inWindow(points.map(p => p.x))) {
        datasets.push({ run, data: points, order: 0, borderWidth: isDense ? 1 : 2, pointRadius: 0, pointHitRadius: 5,
          segment: { borderColor: c => LEVELS[level(points[c.p0DataIndex].load, run.seats, run.places)].colour } });
      }
      const planned = route.stops.flatMap((_, s) => [route.arrivals[s], route.departures[s]]
        .filter(t => t !== null && run.start !== null).map(t => ({ x: run.start + t, y: meters[s] })));
      if (!isDense && planned.length && inWindow(planned.map(p => p.x))) {
        datasets.push({ data: planned, order: 1, borderColor: '#8a949e', borderWidth: 0.8, borderDash: [3, 3], pointRadius: 0, pointHitRadius: 0 });
      }
    }
    const end = Math.max(...meters), gap = end / 26;
    let last = -Infinity;
    const ticks = meters.map((value, s) => ({ value, label: short(route.stops[s]) })).filter((tick, i, all) => {
      const shown = tick.value - last >= gap && (i === all.length - 1 || end - tick.value >= gap || i === 0);
      if (shown) last = tick.value;
      return shown;
    });
    return new Chart('transit-strings', {
      type: 'scatter',
      data: { datasets: datasets.map(d => ({ showLine: true, ...d })) },
      options: {
        scales: {
          x: Show.axis('', { ...(window || {}), afterBuildTicks: scale => {
            const span = scale.max - scale.min, width = [300, 600, 900, 1800, 3600, 7200, 10800].find(w => span / w <= (scale.width || 800) / 70) || 21600;
            scale.ticks = [];
            for (let t = Math.ceil(scale.min / width) * width; t <= scale.max; t += width) scale.ticks.push({ value: t });
          }, ticks: { callback: moment, maxRotation: 0, autoSkip: false } }),
          y: Show.axis('', { min: -end / 50, max: end * 1.01 || 1, afterBuildTicks: scale => { scale.ticks = ticks.map(t => ({ value: t.value })); },
            ticks: { autoSkip: false, callback: (_, i) => ticks[i] ? ticks[i].label : '' } }),
        },
        plugins: { legend: { display: false }, tooltip: { mode: 'nearest', intersect: true, filter: c => !!c.dataset.run,
          callbacks: { title: items => items.length ? `Run ${items[0].dataset.run.id}` : '', label: c => {
            const { stop, visit, x } = c.raw;
            const planned = c.dataset.run.start + (route.departures[stop] === null ? route.arrivals[stop] : route.departures[stop]);
            const delay = Math.round((visit.departure === null ? visit.arrival : visit.departure) - planned);
            return [`${route.stops[stop]}, ${moment(x)}`, `${round(visit.load)} on board, ${round(c.dataset.run.seats)} seats, ${round(c.dataset.run.places)} places`,
              isNumber(delay) ? `${minutes(Math.abs(delay))} min ${delay < 0 ? 'early' : 'late'}` : ''];
          } } } },
      },
    });
  }

  function busiestHour(route) {
    const hours = {};
    for (const run of route.runs) {
      for (const visit of run.visits) {
        if (visit.departure !== null) hours[Math.floor(visit.departure / 3600)] = (hours[Math.floor(visit.departure / 3600)] || 0) + visit.on;
      }
    }
    return Number(Object.keys(hours).sort((a, b) => hours[b] - hours[a] || a - b)[0] || 7);
  }

  function hoursOf(route) {
    const hours = new Set();
    for (const run of route.runs) for (const visit of run.visits) if (visit.departure !== null) hours.add(Math.floor(visit.departure / 3600));
    return [...hours].sort((a, b) => a - b);
  }

  async function draw(header, base64, value, unit) {
    if (!header.lines.length) {
      el('transit-section').remove();
      return;
    }
    const routes = await unpack(header, base64);
    const charts = [];
    const money = escape((unit('transit.revenue') || unit('transit.cost') || '').replace('/day', ''));
    const state = { route: null, hour: -1 };

    function redraw() {
      while (charts.length) charts.pop().destroy();
      const route = state.route;
      charts.push(drawProfile(route, state.hour), drawStrings(route, state.hour));
      const runs = route.runs.filter(r => r.visits.some(v => v.arrival !== null)).length;
      el('transit-note').textContent = `${round(runs)} of ${count(route.runs.length, 'planned run', 'planned runs')} from ${route.stops[0]} to ${route.stops[route.stops.length - 1]}, ${number(Math.max(...route.meters) / 1000, 1)} km.`;
    }

    function setRoute(route) {
      state.route = route;
      const hours = hoursOf(route);
      if (!hours.includes(state.hour)) state.hour = hours.length ? busiestHour(route) : -1;
      el('transit-hour').innerHTML = '<option value="-1">whole day</option>' + hours.map(h => `<option value="${h}">${clock(h)} – ${clock(h + 1)}</option>`).join('');
      el('transit-hour').value = state.hour;
      redraw();
    }

    const shift = route => route.line === route.family ? '' : route.line.slice(route.family.length + 1).replace(/^(\d\d)(\d\d)$/, '$1:$2') + ' ';

    function setLine(id) {
      const own = routes.filter(r => r.family === id);
      if (!own.length) return;
      el('transit-line').value = id;
      el('transit-route').innerHTML = own.map(r => `<option value="${routes.indexOf(r)}">${escape(shift(r))}${escape(short(r.stops[0]))} → ${escape(short(r.stops[r.stops.length - 1]))}${own.length > 2 ? ` (${escape(short(r.route))})` : ''}</option>`).join('');
      setRoute(own[0]);
    }

    el('transit-all').hidden = header.lines.length <= FIRST_LINES + 3;
    el('transit-all').textContent = `All ${round(header.lines.length)} lines`;
    el('transit-all').addEventListener('click', () => {
      const all = el('transit-all').getAttribute('aria-pressed') !== 'true';
      el('transit-all').setAttribute('aria-pressed', all);
      el('transit-all').textContent = all ? 'Fewer lines' : `All ${round(header.lines.length)} lines`;
      writeTable(header.lines, money);
    });
    el('transit-lines').addEventListener('click', e => {
      const row = e.target.closest('tr[data-line]');
      if (!row) return;
      setLine(row.dataset.line);
      el('transit-controls').scrollIntoView({ block: 'center', behavior: 'smooth' });
    });
    writeTable(header.lines, money);
    const drawn = header.lines.filter(l => routes.some(r => r.family === l.line));
    const options = lines => lines.map(l => `<option value="${escape(l.line)}">${escape(lineName(l))}</option>`).join('');
    const isPark = l => l.mode === 'worker-bus';
    const parks = drawn.filter(isPark);
    el('transit-line').innerHTML = options(drawn.filter(l => !isPark(l)))
      + (parks.length ? `<optgroup label="Worker buses by park">${options(parks)}</optgroup>` : '');
    el('transit-line').addEventListener('change', e => setLine(e.target.value));
    el('transit-route').addEventListener('change', e => setRoute(routes[Number(e.target.value)]));
    el('transit-hour').addEventListener('change', e => { state.hour = Number(e.target.value); redraw(); });
    el('transit-legend').innerHTML = LEVELS.map(l => `<span><i style="background:${l.colour}"></i>${l.label}</span>`).join('') + '<span><i class="plan"></i>timetable</span>';
    const left = [];
    if (header.lines.some(l => l.lines > 1)) left.push('Worker buses of a park are shown together; transit_lines.parquet has them by shift.');
    if (header.linesLeftOut) left.push(`${round(header.linesLeftOut)} lines with fewer passengers are in transit_lines.parquet only.`);
    if (header.routesLeftOut) left.push(`${round(header.routesLeftOut)} routes with fewer passengers are not drawn, so that the page stays small; they are in stops.parquet.`);
    el('transit-left-out').textContent = left.join(' ');
    const fullest = header.lines.filter(l => isNumber(l.highest)).sort((a, b) => b.highest - a.highest)[0];
    const sentences = [`<strong>${round(value('transit.boardings'))} boardings</strong> on ${count(header.lines.reduce((sum, l) => sum + l.lines, header.linesLeftOut), 'line', 'lines')}`
      + (isNumber(value('transit.mean_wait')) ? ` after a wait of ${number(value('transit.mean_wait'), 1)} minutes on average.` : '.')];
    if (fullest && fullest.highest > 0) {
      sentences.push(`The fullest vehicle is one of ${escape(lineName(fullest))} at ${moment(fullest.fullestTime)} after ${escape(fullest.fullestStop || '')}: ${percent(fullest.highest)} of its seats and standing room are taken.`);
    }
    if (value('transit.denied_boardings') > 0) {
      sentences.push(`<strong>${round(value('transit.denied_boardings'))} times</strong> somebody is left behind by a full vehicle.`);
    }
    if (isNumber(value('transit.crowded_time_share')) && value('transit.crowded_time_share') > 0) {
      sentences.push(`Passengers spend ${number(value('transit.crowded_time_share'), 0)}% of their time on board in vehicles where not everybody has a seat.`);
    }
    el('transit-text').innerHTML = sentences.join(' ');
    if (drawn.length) setLine(drawn[0].line);
  }

  return { draw, level };
})();
