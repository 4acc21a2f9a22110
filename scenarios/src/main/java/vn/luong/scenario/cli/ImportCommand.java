package vn.luong.scenario.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code luong import}: the world's files in, engine files out. */
@Command(
    name = "import",
    description = "Makes engine files of real-world data.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    synopsisSubcommandLabel = "KIND",
    subcommands = {
      ImportOsmCommand.class,
      ImportRoadsCommand.class,
      ImportZonesCommand.class,
      ImportPopulationCommand.class,
      ImportGtfsCommand.class,
      ImportCountsCommand.class,
      ImportFacilitiesCommand.class
    })
final class ImportCommand implements Runnable {
  @Spec
  private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Import what? E.g. luong import osm map.osm.pbf --out my-network");
  }
}
