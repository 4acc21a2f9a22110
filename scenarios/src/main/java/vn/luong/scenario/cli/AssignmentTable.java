package vn.luong.scenario.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import vn.luong.gis.tntp.TntpNetwork;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.sim.assignment.Equilibrium;
import vn.luong.sim.assignment.EquilibriumIteration;
import vn.luong.sim.network.Network;

/** The links of an assignment and how it converged, as CSV; figures are in the units of the input and not rounded. */
final class AssignmentTable {
  static final String LINKS = "links.csv";
  static final String CONVERGENCE = "convergence.csv";

  private final TntpNetwork roads;
  private final Equilibrium equilibrium;

  AssignmentTable(TntpNetwork roads, Equilibrium equilibrium) {
    this.roads = roads;
    this.equilibrium = equilibrium;
  }

  Equilibrium equilibrium() {
    return equilibrium;
  }

  /** Volume by capacity; 0 for a link without capacity, whose time does not depend on it. */
  double saturation(int link) {
    double capacity = roads.delays().capacityPce(link);
    return capacity > 0 ? equilibrium.volumePce(link) / capacity : 0;
  }

  /** The links with the highest volume by capacity, the fullest first. */
  List<Integer> fullestLinks(int count) {
    return IntStream.range(0, roads.network().linkCount())
        .boxed()
        .sorted(Comparator.comparingDouble((Integer link) -> -saturation(link)))
        .limit(count)
        .toList();
  }

  void write(RunFolder folder) {
    try {
      Files.writeString(folder.file(LINKS), links());
      Files.writeString(folder.file(CONVERGENCE), convergence());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String links() {
    Network network = roads.network();
    StringBuilder text =
        new StringBuilder("link,from,to,volume,capacity,volume_by_capacity,free_time,time,cost\n");
    for (int link = 0; link < network.linkCount(); link++) {
      text.append(network.linkId(link))
          .append(',')
          .append(network.nodeId(network.fromNode(link)))
          .append(',')
          .append(network.nodeId(network.toNode(link)));
      double time = equilibrium.time(link);
      double[] figures = {
        equilibrium.volumePce(link),
        roads.delays().capacityPce(link),
        saturation(link),
        roads.delays().freeTime(link),
        time,
        time + roads.charge().applyAsDouble(link)
      };
      for (double figure : figures) {
        text.append(',').append(figure);
      }
      text.append('\n');
    }
    return text.toString();
  }

  private String convergence() {
    StringBuilder text =
        new StringBuilder("iteration,relative_gap,objective,total_cost,least_cost,paths\n");
    for (EquilibriumIteration row : equilibrium.iterations()) {
      text.append(row.iteration())
          .append(',')
          .append(row.relativeGap())
          .append(',')
          .append(row.objective())
          .append(',')
          .append(row.totalCost())
          .append(',')
          .append(row.leastCost())
          .append(',')
          .append(row.pathCount())
          .append('\n');
    }
    return text.toString();
  }
}
