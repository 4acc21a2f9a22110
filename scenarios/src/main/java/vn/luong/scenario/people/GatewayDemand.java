package vn.luong.scenario.people;

/**
 * Persons who cross the border of the study area at one gateway on a weekday; each crosses out and back.
 *
 * @param id short name of the gateway
 * @param link link outside the gateway where its outsiders live and its out-commuters work
 * @param x easting of that place, metres
 * @param y northing of that place, metres
 * @param inbound persons who live outside and come for the day
 * @param outbound residents who leave for the day
 * @param through persons who only pass through, counted where they enter first
 */
public record GatewayDemand(
    String id, int link, double x, double y, double inbound, double outbound, double through) {}
