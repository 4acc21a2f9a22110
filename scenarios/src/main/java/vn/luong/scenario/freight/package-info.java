/**
 * Goods traffic by road: trucks with day plans, from what land use, terminals and gateways send and receive. See {@code
 * docs/decisions/0041-freight.md}.
 */
package vn.luong.scenario.freight;
