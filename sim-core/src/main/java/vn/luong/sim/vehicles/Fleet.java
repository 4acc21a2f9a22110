package vn.luong.sim.vehicles;

import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import vn.luong.sim.ids.IdTable;

/**
 * All vehicles of a run: first those named in files, then one per person and network mode. The latter exist by
 * rule and not by storage, so four million persons with three modes cost no memory for ids.
 *
 * <p>Layout: {@code vehicle < namedCount}: columns; else {@code namedCount + person · modeCount + slot}, where the
 * slot is the mode's position among the fleet's network modes. Its id is the person's id for {@code car}, else
 * {@code <person>_<mode>} (MATSim {@code VehicleUtils.createVehicleId}); its type is the mode's type unless the
 * person has another. A named vehicle whose id equals such an id, or that is set as the person's, takes its place.
 * A mode that few persons drive, such as that of trucks, has no slot: their vehicles are named, and found by person and mode.
 *
 * <p>Threads: immutable after building, safe to share.
 */
public final class Fleet {
  public static final int NO_VEHICLE = -1;

  private static final String CAR = "car";

  private final VehicleTypes types;
  private final IdTable namedIds;
  private final int[] namedTypes;
  private final int[] modeOfSlot;
  private final int[] slotOfMode;
  private final String[] modeNameOfSlot;
  private final int[] typeOfSlot;
  private final IdTable personIds;
  private final int personCount;
  /** Type per person and slot where it differs from the slot's, else {@link VehicleTypes#NO_TYPE}; null if none. */
  private final int[] personTypes;
  /** Named vehicle per person and slot that stands in for the ruled one, or {@link #NO_VEHICLE}; null if none. */
  private final int[] personNamed;
  /** Named vehicle by person and mode without slot; null if none. */
  private final Long2IntOpenHashMap vehicleOfFew;

  private Fleet(Builder builder) {
    types = builder.types;
    namedIds = builder.namedIds;
    namedTypes = builder.namedTypes.toIntArray();
    modeOfSlot = builder.modes.toIntArray();
    modeNameOfSlot = builder.modeNames.toArray(new String[0]);
    typeOfSlot = builder.modeTypes.toIntArray();
    slotOfMode = new int[Arrays.stream(modeOfSlot).max().orElse(-1) + 1];
    Arrays.fill(slotOfMode, -1);
    for (int slot = 0; slot < modeOfSlot.length; slot++) {
      slotOfMode[modeOfSlot[slot]] = slot;
    }
    personIds = builder.personIds;
    personCount = builder.personIds.size();
    personTypes = builder.personTypes;
    personNamed = builder.findNamedStandIns();
    vehicleOfFew = builder.vehicleOfFew.isEmpty() ? null : builder.vehicleOfFew;
  }

  public static Builder builder(VehicleTypes types, IdTable personIds) {
    return new Builder(types, personIds);
  }

  public VehicleTypes types() {
    return types;
  }

  /** Vehicles that exist, named and ruled; vehicle indices are below this. */
  public int vehicleCount() {
    return namedTypes.length + personCount * modeOfSlot.length;
  }

  public int namedCount() {
    return namedTypes.length;
  }

  /** The person's own vehicle for a network mode, or {@link #NO_VEHICLE} if the mode needs none. */
  public int vehicleOf(int person, int mode) {
    int slot = mode < slotOfMode.length && mode >= 0 ? slotOfMode[mode] : -1;
    if (slot < 0) {
      return vehicleOfFew == null ? NO_VEHICLE : vehicleOfFew.get(keyOf(person, mode));
    }
    int cell = person * modeOfSlot.length + slot;
    if (personNamed != null && personNamed[cell] != NO_VEHICLE) {
      return personNamed[cell];
    }
    return namedTypes.length + cell;
  }

  /** Index of the vehicle type in {@link #types}. */
  public int typeOf(int vehicle) {
    if (vehicle < namedTypes.length) {
      return namedTypes[vehicle];
    }
    int cell = vehicle - namedTypes.length;
    if (personTypes != null && personTypes[cell] != VehicleTypes.NO_TYPE) {
      return personTypes[cell];
    }
    return typeOfSlot[cell % modeOfSlot.length];
  }

  public VehicleType type(int vehicle) {
    return types.type(typeOf(vehicle));
  }

  /** The id as MATSim writes it. */
  public String vehicleId(int vehicle) {
    if (vehicle < namedTypes.length) {
      return namedIds.text(vehicle);
    }
    int cell = vehicle - namedTypes.length;
    return ruledId(cell / modeOfSlot.length, cell % modeOfSlot.length);
  }

  /** The vehicle with this id, or {@link #NO_VEHICLE}. */
  public int find(String vehicleId) {
    int named = namedIds.find(vehicleId);
    if (named != IdTable.NO_ID) {
      return named;
    }
    for (int slot = 0; slot < modeOfSlot.length; slot++) {
      String suffix = modeNameOfSlot[slot].equals(CAR) ? "" : "_" + modeNameOfSlot[slot];
      if (vehicleId.endsWith(suffix)) {
        int person = personIds.find(vehicleId.substring(0, vehicleId.length() - suffix.length()));
        if (person != IdTable.NO_ID) {
          return namedTypes.length + person * modeOfSlot.length + slot;
        }
      }
    }
    return NO_VEHICLE;
  }

  private static long keyOf(int person, int mode) {
    return (long) person << Integer.SIZE | mode;
  }

  private String ruledId(int person, int slot) {
    String mode = modeNameOfSlot[slot];
    return mode.equals(CAR) ? personIds.text(person) : personIds.text(person) + "_" + mode;
  }

  /** Collects what makes a {@link Fleet}. */
  public static final class Builder {
    private final VehicleTypes types;
    private final IdTable personIds;
    private final IdTable namedIds = new IdTable();
    private final IntArrayList namedTypes = new IntArrayList();
    private final IntArrayList modes = new IntArrayList();
    private final List<String> modeNames = new ArrayList<>();
    private final IntArrayList modeTypes = new IntArrayList();
    private final Int2IntOpenHashMap namedOfCell = new Int2IntOpenHashMap();
    private final Long2IntOpenHashMap vehicleOfFew = new Long2IntOpenHashMap();
    private int[] personTypes;

    private Builder(VehicleTypes types, IdTable personIds) {
      this.types = types;
      this.personIds = personIds;
      vehicleOfFew.defaultReturnValue(NO_VEHICLE);
    }

    /**
     * Adds a vehicle that has a name of its own.
     *
     * @throws IllegalArgumentException if the name is taken
     */
    public int addNamed(String vehicleId, int type) {
      if (namedIds.contains(vehicleId)) {
        throw new IllegalArgumentException("vehicle \"" + vehicleId + "\" is there already");
      }
      namedTypes.add(type);
      return namedIds.add(vehicleId);
    }

    /** Every person has a vehicle of this type for this network mode. All modes before the first person type. */
    public Builder addMode(int mode, String modeName, int type) {
      if (personTypes != null) {
        throw new IllegalStateException("mode \"" + modeName + "\" comes after a person's type");
      }
      modes.add(mode);
      modeNames.add(modeName);
      modeTypes.add(type);
      return this;
    }

    /** This person's vehicle for a mode added before is of another type (MATSim {@code PersonVehicleTypes}). */
    public void setPersonType(int person, int mode, int type) {
      if (personTypes == null) {
        personTypes = new int[personIds.size() * modes.size()];
        Arrays.fill(personTypes, VehicleTypes.NO_TYPE);
      }
      personTypes[person * modes.size() + modes.indexOf(mode)] = type;
    }

    /** This person's vehicle for a mode added before is a named one (MATSim {@code PersonVehicles}). */
    public void setPersonVehicle(int person, int mode, int namedVehicle) {
      namedOfCell.put(person * modes.size() + modes.indexOf(mode), namedVehicle);
    }

    /**
     * Adds a vehicle of a person for a mode that few persons drive and that was not added for everybody; its id is that
     * of MATSim's rule, so that MATSim finds it.
     *
     * @throws IllegalArgumentException if everybody has a vehicle of this mode, or the person has one already
     */
    public int addOwn(int person, int mode, String modeName, int type) {
      if (modes.contains(mode)) {
        throw new IllegalArgumentException("everybody has a vehicle of mode \"" + modeName + "\"");
      }
      int vehicle = addNamed(personIds.text(person) + "_" + modeName, type);
      vehicleOfFew.put(keyOf(person, mode), vehicle);
      return vehicle;
    }

    public Fleet build() {
      return new Fleet(this);
    }

    /** Looks for the few named vehicles among the many ruled ones, not the other way round. */
    private int[] findNamedStandIns() {
      Int2IntOpenHashMap standInOfCell = new Int2IntOpenHashMap();
      for (int named = 0; named < namedIds.size(); named++) {
        for (int slot = 0; slot < modes.size(); slot++) {
          int person = personOfRuledId(namedIds.text(named), slot);
          if (person != IdTable.NO_ID) {
            standInOfCell.put(person * modes.size() + slot, named);
          }
        }
      }
      standInOfCell.putAll(namedOfCell);
      if (standInOfCell.isEmpty()) {
        return null;
      }
      int[] standIns = new int[personIds.size() * modes.size()];
      Arrays.fill(standIns, NO_VEHICLE);
      standInOfCell
          .int2IntEntrySet()
          .forEach(entry -> standIns[entry.getIntKey()] = entry.getIntValue());
      return standIns;
    }

    private int personOfRuledId(String vehicleId, int slot) {
      String suffix = modeNames.get(slot).equals(CAR) ? "" : "_" + modeNames.get(slot);
      return vehicleId.endsWith(suffix)
          ? personIds.find(vehicleId.substring(0, vehicleId.length() - suffix.length()))
          : IdTable.NO_ID;
    }
  }
}
