package vn.luong.sim.columns;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventNames;
import vn.luong.sim.ids.IdTable;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.population.Population;
import vn.luong.sim.transit.TransitVehicles;
import vn.luong.sim.vehicles.Fleet;

/**
 * The ids behind the ints of an event log, so that the file can be read without the scenario it came from.
 *
 * <p>Layout in the file (deflated): persons, links, modes, activity types, facilities, named vehicles, and endings of
 * vehicle ids, each a count and the texts ({@link DataOutputStream#writeShort} of the length, UTF-8 bytes). As in
 * {@link Fleet}, a vehicle beyond the named ones is {@code named + person · endings + ending}, its id the person's id
 * with that ending. With public transport a byte 1 follows and what {@code TransitNames} writes; persons beyond the
 * population are then transit drivers.
 */
public final class EventFileNames implements EventNames {
  private static final int HAS_TRANSIT = 1;

  private final IdTable persons;
  private final IdTable links;
  private final IdTable modes;
  private final IdTable activityTypes;
  private final IdTable facilities;
  private final IdTable namedVehicles;
  private final List<String> vehicleEndings;
  private final TransitNames transit;

  private EventFileNames(List<IdTable> tables, List<String> vehicleEndings, TransitNames transit) {
    persons = tables.get(0);
    links = tables.get(1);
    modes = tables.get(2);
    activityTypes = tables.get(3);
    facilities = tables.get(4);
    namedVehicles = tables.get(5);
    this.vehicleEndings = vehicleEndings;
    this.transit = transit;
  }

  /** The names of a scenario's things. */
  public static EventFileNames of(Population population, Fleet fleet) {
    return of(population, fleet, TransitNames.NONE);
  }

  /** The names of a scenario with public transport. */
  public static EventFileNames of(Population population, TransitVehicles transitVehicles) {
    return of(population, transitVehicles.fleet(), TransitNames.of(transitVehicles));
  }

  private static EventFileNames of(Population population, Fleet fleet, TransitNames transit) {
    ModeTable modeTable = population.modeTable();
    List<IdTable> tables = List.of(
        population.personIds(),
        population.network().linkIds(),
        tableOf(modeTable.size(), modeTable::name),
        population.activityTypes(),
        population.facilities().ids(),
        tableOf(fleet.namedCount(), fleet::vehicleId));
    return new EventFileNames(tables, endingsOf(population, fleet), transit);
  }

  private static IdTable tableOf(int size, IntFunction<String> text) {
    IdTable table = new IdTable();
    for (int index = 0; index < size; index++) {
      table.add(text.apply(index));
    }
    return table;
  }

  private static List<String> endingsOf(Population population, Fleet fleet) {
    List<String> endings = new ArrayList<>();
    if (population.personCount() > 0) {
      int start = population.personId(0).length();
      int count = (fleet.vehicleCount() - fleet.namedCount()) / population.personCount();
      for (int ending = 0; ending < count; ending++) {
        endings.add(fleet.vehicleId(fleet.namedCount() + ending).substring(start));
      }
    }
    return endings;
  }

  public int personCount() {
    return persons.size();
  }

  public int linkCount() {
    return links.size();
  }

  public int vehicleCount() {
    return namedVehicles.size() + persons.size() * vehicleEndings.size();
  }

  @Override
  public String personId(int person) {
    int driver = person - persons.size();
    return driver < 0 ? persons.text(person) : transit.driverId(driver);
  }

  @Override
  public String linkId(int link) {
    return links.text(link);
  }

  @Override
  public String modeName(int mode) {
    return modes.text(mode);
  }

  @Override
  public String activityType(int type) {
    return activityTypes.text(type);
  }

  @Override
  public String stopId(int stop) {
    return transit.stopId(stop);
  }

  @Override
  public String lineId(int line) {
    return transit.lineId(line);
  }

  @Override
  public DepartureName departureName(int departure) {
    return transit.departureName(departure);
  }

  @Override
  public String facilityId(int facility) {
    return facility == EventBuffer.NONE ? null : facilities.text(facility);
  }

  @Override
  public String vehicleId(int vehicle) {
    if (vehicle < namedVehicles.size()) {
      return namedVehicles.text(vehicle);
    }
    int cell = vehicle - namedVehicles.size();
    return persons.text(cell / vehicleEndings.size())
        + vehicleEndings.get(cell % vehicleEndings.size());
  }

  byte[] toBytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    // Each call of the deflater costs more than the few bytes of an id.
    try (DataOutputStream out = new DataOutputStream(
        new BufferedOutputStream(new DeflaterOutputStream(bytes, deflater, 1 << 16), 1 << 16))) {
      for (IdTable table :
          List.of(persons, links, modes, activityTypes, facilities, namedVehicles)) {
        write(out, table.size(), table::text);
      }
      write(out, vehicleEndings.size(), vehicleEndings::get);
      if (!transit.isEmpty()) {
        out.writeByte(HAS_TRANSIT);
        transit.write(out);
      }
    } finally {
      deflater.end();
    }
    return bytes.toByteArray();
  }

  static void write(DataOutputStream out, int size, IntFunction<String> text) throws IOException {
    out.writeInt(size);
    for (int index = 0; index < size; index++) {
      byte[] utf8 = text.apply(index).getBytes(StandardCharsets.UTF_8);
      if (utf8.length > 0xFFFF) {
        throw new IllegalArgumentException("an id has " + utf8.length + " bytes, at most 65535");
      }
      out.writeShort(utf8.length);
      out.write(utf8);
    }
  }

  static EventFileNames fromBytes(byte[] bytes) throws IOException {
    try (DataInputStream in = new DataInputStream(new BufferedInputStream(
        new InflaterInputStream(new ByteArrayInputStream(bytes)), 1 << 16))) {
      List<IdTable> tables = new ArrayList<>();
      for (int table = 0; table < 6; table++) {
        IdTable ids = new IdTable();
        readTexts(in).forEach(ids::add);
        tables.add(ids);
      }
      List<String> endings = readTexts(in);
      boolean hasTransit = in.read() == HAS_TRANSIT;
      return new EventFileNames(
          tables, endings, hasTransit ? TransitNames.read(in) : TransitNames.NONE);
    }
  }

  static List<String> readTexts(DataInputStream in) throws IOException {
    int size = in.readInt();
    List<String> texts = new ArrayList<>();
    for (int index = 0; index < size; index++) {
      texts.add(new String(in.readNBytes(in.readUnsignedShort()), StandardCharsets.UTF_8));
    }
    return texts;
  }
}
