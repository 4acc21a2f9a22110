'use strict';

/* The map of a network, drawn from the network itself: Leaflet moves it, one canvas draws it. */
const LuongMap = (() => {
  const IDLE = '#d9d7d2';
  const NOT_MEASURED = 255;

  /** Numbers of the page's pack, as typed arrays; see the class MapPack. */
  async function unpack(header, base64) {
    const text = atob(base64.trim());
    const bytes = new Uint8Array(text.length);
    for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    const buffer = await new Response(stream).arrayBuffer();
    let offset = 0;
    const take = (Type, count) => {
      const view = new Type(buffer, offset, count);
      offset += Math.ceil(count * Type.BYTES_PER_ELEMENT / 4) * 4;
      return view;
    };
    const links = header.links;
    const counts = take(Uint16Array, links);
    const start = new Uint32Array(links + 1);
    for (let link = 0; link < links; link++) start[link + 1] = start[link] + counts[link];
    const axis = () => {
      const steps = take(Uint16Array, start[links]);
      const out = new Float64Array(steps.length);
      let position = 0;
      for (let i = 0; i < steps.length; i++) {
        position = (position + steps[i]) & 0xffff;
        out[i] = position * header.step;
      }
      return out;
    };
    const pack = { ...header, start, x: axis(), y: axis() };
    pack.nameOf = take(Int32Array, links);
    pack.length = take(Float32Array, links);
    pack.free = take(Uint8Array, links);
    pack.delay = take(Float32Array, links);
    const cells = links * header.hours;
    pack.volumes = header.modes.map(() => take(Uint16Array, cells));
    pack.speed = take(Uint8Array, cells);
    pack.ratio = take(Uint8Array, cells);
    pack.label = link => header.names[pack.nameOf[link]] || 'Link ' + header.ids[link];
    return pack;
  }

  /** Vehicles by link; hour < 0 is the whole day, mode < 0 all modes. */
  function volumes(pack, hour, mode) {
    const out = new Float32Array(pack.links);
    pack.volumes.forEach((volume, m) => {
      if (mode >= 0 && m !== mode) return;
      for (let h = 0; h < pack.hours; h++) {
        if (hour >= 0 && h !== hour) continue;
        const at = h * pack.links;
        for (let link = 0; link < pack.links; link++) out[link] += volume[at + link];
      }
    });
    return out;
  }

  /** Speed as a share of the free speed by link, NaN where nobody was measured; over the day weighted by vehicles. */
  function speeds(pack, hour) {
    const weight = new Float64Array(pack.links), time = new Float64Array(pack.links);
    for (let h = 0; h < pack.hours; h++) {
      if (hour >= 0 && h !== hour) continue;
      const at = h * pack.links;
      for (let link = 0; link < pack.links; link++) {
        const coded = pack.speed[at + link];
        if (coded === NOT_MEASURED || coded === 0) continue;
        let count = 0;
        for (const volume of pack.volumes) count += volume[at + link];
        weight[link] += count;
        time[link] += count / (coded / 200);
      }
    }
    return Float32Array.from(weight, (w, link) => w / time[link]);
  }

  /** Flow by capacity; over the day that of the busiest hour. */
  function ratios(pack, hour) {
    const out = new Float32Array(pack.links);
    for (let h = 0; h < pack.hours; h++) {
      if (hour >= 0 && h !== hour) continue;
      for (let link = 0; link < pack.links; link++) {
        out[link] = Math.max(out[link], pack.ratio[h * pack.links + link] / 100);
      }
    }
    return out;
  }

  /** The value below which the given share of the positive values lies. */
  function quantile(values, share) {
    const positive = Array.from(values).filter(v => v > 0).sort((a, b) => a - b);
    return positive.length ? positive[Math.min(positive.length - 1, Math.floor(share * positive.length))] : 1;
  }

  const Layer = L.Layer.extend({
    initialize(pack, places) {
      this.pack = pack;
      this.places = places;
      this.boxes = boxesOf(pack);
      this.meanLink = pack.length.reduce((sum, meters) => sum + meters, 0) / Math.max(1, pack.links);
    },
    onAdd(map) {
      this.map = map;
      this.canvas = L.DomUtil.create('canvas', '', map.getPane('overlayPane'));
      map.on('moveend zoomend resize viewreset', this.draw, this);
      this.draw();
    },
    onRemove(map) {
      map.off('moveend zoomend resize viewreset', this.draw, this);
      this.canvas.remove();
    },
    /** look: {width: Float32Array in pixels, colour: palette index per link, palette, highlight} */
    show(look) {
      this.look = look;
      this.order = Uint32Array.from(look.width.keys()).sort((a, b) => look.width[a] - look.width[b]);
      this.draw();
    },
    view() {
      const scale = Math.pow(2, this.map.getZoom());
      const origin = this.map.latLngToContainerPoint([0, 0]);
      return { scale, x: origin.x, y: origin.y };
    },
    /** Wide lines would cover a dense network: they grow with the zoom up to their full width. */
    widthFactor() {
      return Math.min(1, Math.max(0.3, this.meanLink * Math.pow(2, this.map.getZoom()) / 32));
    },
    draw() {
      if (!this.look) return;
      const size = this.map.getSize(), pad = Math.round(size.x * 0.25), dpr = window.devicePixelRatio || 1;
      const width = size.x + 2 * pad, height = size.y + 2 * pad;
      const canvas = this.canvas;
      canvas.width = width * dpr;
      canvas.height = height * dpr;
      canvas.style.width = width + 'px';
      canvas.style.height = height + 'px';
      L.DomUtil.setPosition(canvas, this.map.containerPointToLayerPoint([-pad, -pad]));
      const g = canvas.getContext('2d');
      g.setTransform(dpr, 0, 0, dpr, pad * dpr, pad * dpr);
      g.lineCap = 'butt';
      g.lineJoin = 'round';
      const view = this.view();
      const frame = [(-pad - view.x) / view.scale, (view.y - size.y - pad) / view.scale,
        (size.x + pad - view.x) / view.scale, (view.y + pad) / view.scale];
      const zoomed = this.widthFactor();
      for (const link of this.order) {
        const box = link * 4;
        if (this.boxes[box] > frame[2] || this.boxes[box + 2] < frame[0]
            || this.boxes[box + 1] > frame[3] || this.boxes[box + 3] < frame[1]) continue;
        const idle = !(this.look.width[link] > 0);
        g.strokeStyle = idle ? IDLE : this.look.palette[this.look.colour[link]];
        g.lineWidth = idle ? 0.7 : Math.max(0.6, this.look.width[link] * zoomed);
        this.trace(g, link, view, g.lineWidth / 2 + 0.4);
        g.stroke();
      }
      if (this.highlight >= 0) {
        g.strokeStyle = '#111';
        g.lineWidth = 2;
        this.trace(g, this.highlight, view, Math.max(0.8, this.look.width[this.highlight] * zoomed) + 2);
        g.stroke();
      }
      this.drawPlaces(g, view, size);
    },
    /** The link's line, moved to the right of its direction so that both directions can be seen. */
    trace(g, link, view, shift) {
      const pack = this.pack, first = pack.start[link], last = pack.start[link + 1] - 1;
      g.beginPath();
      for (let point = first; point <= last; point++) {
        const from = Math.max(first, point - 1), to = Math.min(last, point + 1);
        const dx = pack.x[to] - pack.x[from], dy = pack.y[from] - pack.y[to];
        const norm = Math.hypot(dx, dy) || 1;
        const x = view.x + pack.x[point] * view.scale - dy / norm * shift;
        const y = view.y - pack.y[point] * view.scale + dx / norm * shift;
        if (point === first) g.moveTo(x, y); else g.lineTo(x, y);
      }
    },
    drawPlaces(g, view, size) {
      const taken = [];
      g.font = '600 12px system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif';
      g.textAlign = 'center';
      g.textBaseline = 'middle';
      g.lineWidth = 3.5;
      g.strokeStyle = 'rgba(255,255,255,.92)';
      g.fillStyle = '#2a3440';
      for (const place of this.places) {
        const x = view.x + place.x * view.scale, y = view.y - place.y * view.scale;
        const half = g.measureText(place.name).width / 2 + 8;
        if (x < 0 || y < 0 || x > size.x || y > size.y) continue;
        if (taken.some(t => Math.abs(t.x - x) < t.half + half + 14 && Math.abs(t.y - y) < 40)) continue;
        taken.push({ x, y, half });
        g.strokeText(place.name, x, y);
        g.fillText(place.name, x, y);
      }
    },
    /** The link nearest to a point of the container, or -1. */
    nearest(point, reach) {
      const pack = this.pack, view = this.view();
      const x = (point.x - view.x) / view.scale, y = (view.y - point.y) / view.scale;
      const limit = reach / view.scale;
      let best = -1, bestDistance = limit;
      for (let link = 0; link < pack.links; link++) {
        const box = link * 4;
        if (x < this.boxes[box] - limit || y < this.boxes[box + 1] - limit
            || x > this.boxes[box + 2] + limit || y > this.boxes[box + 3] + limit) continue;
        for (let p = pack.start[link]; p < pack.start[link + 1] - 1; p++) {
          const ax = pack.x[p], ay = pack.y[p], bx = pack.x[p + 1] - ax, by = pack.y[p + 1] - ay;
          const t = Math.max(0, Math.min(1, ((x - ax) * bx + (y - ay) * by) / (bx * bx + by * by || 1)));
          const ox = x - ax - t * bx, oy = y - ay - t * by;
          // The side the pointer is on chooses the direction; used roads come before unused ones.
          const side = bx * oy - by * ox > 0 ? limit * 0.25 : 0;
          const idle = this.look.width[link] > 0 ? 0 : limit * 0.5;
          const distance = Math.hypot(ox, oy) + side + idle;
          if (distance < bestDistance) { bestDistance = distance; best = link; }
        }
      }
      return best;
    },
  });

  function boxesOf(pack) {
    const boxes = new Float64Array(pack.links * 4);
    for (let link = 0; link < pack.links; link++) {
      const box = [Infinity, Infinity, -Infinity, -Infinity];
      for (let p = pack.start[link]; p < pack.start[link + 1]; p++) {
        box[0] = Math.min(box[0], pack.x[p]); box[1] = Math.min(box[1], pack.y[p]);
        box[2] = Math.max(box[2], pack.x[p]); box[3] = Math.max(box[3], pack.y[p]);
      }
      boxes.set(box, link * 4);
    }
    return boxes;
  }

  /** Puts a map into an element. tip(link) gives the HTML shown at the pointer. */
  function create(element, pack, places, tip) {
    const map = L.map(element, { crs: L.CRS.Simple, zoomSnap: 0.25, zoomDelta: 0.75, wheelPxPerZoomLevel: 90,
      minZoom: -20, maxZoom: 6, zoomAnimation: false, attributionControl: false });
    const layer = new Layer(pack, places.map(p => ({ ...p, x: p.x - pack.minX, y: p.y - pack.minY })));
    const bounds = focus(pack);
    map.fitBounds(bounds, { padding: [12, 12], animate: false });
    layer.fitZoom = map.getZoom();
    map.setMinZoom(layer.fitZoom - 2.5);
    map.setMaxZoom(layer.fitZoom + 8);
    layer.addTo(map);
    // Extents of a few hundred units are degrees or a drawing: a scale in metres would lie.
    if (pack.step * 65535 > 400) L.control.scale({ imperial: false, maxWidth: 140 }).addTo(map);
    const box = L.DomUtil.create('div', 'tip', element);
    const point = event => {
      const link = layer.nearest(event.containerPoint, 9);
      if (link !== layer.highlight) {
        layer.highlight = link;
        layer.draw();
      }
      if (link < 0) { box.style.display = 'none'; return; }
      box.innerHTML = tip(link);
      box.style.display = 'block';
      const size = map.getSize();
      const left = event.containerPoint.x + 16 + box.offsetWidth < size.x
        ? event.containerPoint.x + 16 : Math.max(4, event.containerPoint.x - box.offsetWidth - 16);
      box.style.left = left + 'px';
      box.style.top = Math.max(4, Math.min(size.y - box.offsetHeight - 4, event.containerPoint.y + 12)) + 'px';
    };
    map.on('mousemove click', point);
    map.on('mouseout', () => { box.style.display = 'none'; layer.highlight = -1; layer.draw(); });
    return {
      map,
      show: look => layer.show(look),
      widthFactor: () => layer.widthFactor(),
      find(id) {
        const link = pack.ids.indexOf(id);
        if (link < 0) return;
        layer.highlight = link;
        const b = layer.boxes.subarray(link * 4, link * 4 + 4);
        map.fitBounds([[b[1], b[0]], [b[3], b[2]]], { maxZoom: layer.fitZoom + 3, animate: false });
        element.scrollIntoView({ block: 'center', behavior: 'smooth' });
      },
    };
  }

  /** Where most of the traffic is, so that a few far links do not make the town small. */
  function focus(pack) {
    const day = volumes(pack, -1, -1);
    const xs = [], ys = [];
    for (let link = 0; link < pack.links; link++) {
      if (day[link] > 0) { xs.push(pack.x[pack.start[link]]); ys.push(pack.y[pack.start[link]]); }
    }
    if (xs.length < 50) { xs.length = 0; ys.length = 0; xs.push(...pack.x); ys.push(...pack.y); }
    xs.sort((a, b) => a - b);
    ys.sort((a, b) => a - b);
    const cut = xs.length < 50 ? 0 : 0.004;
    const at = (v, share) => v[Math.min(v.length - 1, Math.floor(share * v.length))];
    return [[at(ys, cut), at(xs, cut)], [at(ys, 1 - cut), at(xs, 1 - cut)]];
  }

  return { unpack, volumes, speeds, ratios, quantile, create };
})();
