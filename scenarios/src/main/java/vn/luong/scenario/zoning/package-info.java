/**
 * Land use that planners draw: {@link vn.luong.scenario.zoning.Zoning} puts what areas hold into the stock of the zones and makes
 * sites of them. Must not know how people are drawn, or how a scenario is run.
 */
package vn.luong.scenario.zoning;
