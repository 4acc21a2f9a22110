/**
 * Roads drawn by people: {@link vn.luong.gis.roadlayers.RoadFeatures} reads them from layers of lines by a {@link
 * vn.luong.gis.roadlayers.RoadColumns column mapping}, {@link vn.luong.gis.roadlayers.RoadNoding} cuts them where they meet, {@link
 * vn.luong.gis.roadlayers.DrawnNetwork} makes a network of them. Maps of OpenStreetMap are {@link vn.luong.gis.roads}' business.
 */
package vn.luong.gis.roadlayers;
