/**
 * Maps as pictures: {@link vn.luong.gis.drawing.MapPicture} draws geometries with Java's own graphics, without a screen.
 * Knows nothing of what it draws.
 */
package vn.luong.gis.drawing;
