/**
 * Roads of plans on a network that the plans do not know, normally an import of a map: centre lines with interchanges joined
 * to the roads that are there, roads that get more lanes found by name and course, and a record of where each came to lie.
 */
package vn.luong.gis.attachment;
