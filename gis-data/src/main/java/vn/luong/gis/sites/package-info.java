/**
 * Places on the map that belong to a link: counting stations and facilities, from layers of points, lines or polygons. Must
 * not know which files they become.
 */
package vn.luong.gis.sites;
