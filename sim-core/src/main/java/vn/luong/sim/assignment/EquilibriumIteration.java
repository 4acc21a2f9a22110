package vn.luong.sim.assignment;

/**
 * How far an assignment was from equilibrium at the start of an iteration; times are in the unit of the {@link
 * VolumeDelay}.
 *
 * @param iteration number, from 1
 * @param relativeGap (total cost − least cost) / total cost: what all could save together if each took the best path at
 *     these times
 * @param objective Beckmann's objective, Σ ∫ t(v) dv and the charges, whose minimum is the equilibrium (Beckmann, McGuire
 *     and Winsten, "Studies in the Economics of Transportation", 1956)
 * @param totalCost Σ PCE · cost of the paths taken
 * @param leastCost Σ PCE · cost of the best paths
 * @param pathCount paths in use
 */
public record EquilibriumIteration(
    int iteration,
    double relativeGap,
    double objective,
    double totalCost,
    double leastCost,
    int pathCount) {}
