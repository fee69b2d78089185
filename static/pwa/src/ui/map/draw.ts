/**
 * Drawing shapes with Leaflet, without tiles: no page of ours asks another host for anything. Colours come from
 * classes, so that they follow the theme.
 */
import { circle, circleMarker, control, latLngBounds, layerGroup, map as createMap, polyline, type Layer, type LayerGroup, type Map } from 'leaflet'
import 'leaflet/dist/leaflet.css'
import { labelSides, pointsOf, type MapPoint, type MapShape } from './shapes'

export interface Drawing {
  draw(shapes: readonly MapShape[]): void
  /** Moves so that these shapes fill the picture. */
  frame(shapes: readonly MapShape[]): void
  remove(): void
}

const CLOSEST_ZOOM = 18
const PADDING: [number, number] = [36, 36]

export function createDrawing(element: HTMLElement, picked: (at: MapPoint) => void = () => undefined): Drawing {
  const map = createMap(element, { attributionControl: false, zoomControl: false, maxZoom: 20, zoomSnap: 0.25, fadeAnimation: false })
  control.zoom({ zoomInTitle: '+', zoomOutTitle: '−' }).addTo(map)
  control.scale({ imperial: false, maxWidth: 140 }).addTo(map)
  const layer = layerGroup().addTo(map)
  map.on('click', ({ latlng }) => { picked({ latitude: latlng.lat, longitude: latlng.lng }) })
  return {
    draw: (shapes) => { redraw(layer, shapes) },
    frame: (shapes) => { frame(map, shapes) },
    remove: () => { map.remove() },
  }
}

function redraw(layer: LayerGroup, shapes: readonly MapShape[]) {
  layer.clearLayers()
  const sides = labelSides(shapes)
  for (const shape of shapes) {
    const drawn = drawnOf(shape)
    if (shape.label !== undefined && shape.label !== '') drawn.bindTooltip(textNode(shape.label), { permanent: shape.kind === 'dot', direction: sides.get(shape) ?? 'top', className: 'map-label' })
    layer.addLayer(drawn)
  }
}

function drawnOf(shape: MapShape): Layer {
  if (shape.kind === 'circle') return circle(pair(shape.at), { radius: shape.radius_m, className: `map-circle ${shape.faint ? 'faint ' : ''}${shape.tone}` })
  if (shape.kind === 'dot') return circleMarker(pair(shape.at), { radius: 7, className: `map-dot ${shape.tone}` })
  return polyline(shape.points.map(pair), { className: `map-${shape.look} ${shape.tone}` })
}

/** Names come from people: they are text, never markup. */
function textNode(text: string): HTMLElement {
  const element = document.createElement('span')
  element.textContent = text
  return element
}

function frame(map: Map, shapes: readonly MapShape[]) {
  const points = shapes.flatMap(pointsOf)
  if (points.length > 0) map.fitBounds(latLngBounds(points.map(pair)), { padding: PADDING, maxZoom: CLOSEST_ZOOM, animate: false })
}

const pair = ({ latitude, longitude }: MapPoint): [number, number] => [latitude, longitude]
