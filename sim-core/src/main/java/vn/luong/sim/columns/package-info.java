/**
 * The engine's own compact files. {@link vn.luong.sim.columns.EventFileWriter} takes events and {@link
 * vn.luong.sim.columns.EventFileReader} gives them back, at about 4 bytes per event of a day. Must not
 * know what the events mean.
 *
 * <h2>The event log, {@code .luo}, version 2</h2>
 *
 * <p>Numbers outside the columns are big-endian. A file is a header, blocks, and an end mark.
 *
 * <pre>
 * header   "LUO2"  int length  int CRC-32  names (deflated, see EventFileNames)
 * block    "BLCK"  int events  int length of each of the 8 columns  int CRC-32  the columns' bytes
 * end      "DONE"  long events of the whole file
 * </pre>
 *
 * <p>An <i>operation</i> is one byte in the column <i>operations</i>: its low five bits say what happens, its high
 * three bits the seconds since the operation before (0 … 6; 7 means that the difference stands in <i>times</i>).
 *
 * <ul>
 *   <li>0 … 18: one event, the ordinal of its {@link vn.luong.sim.events.EventKind}. The columns the kind fills
 *       follow in <i>persons</i>, <i>vehicles</i>, <i>links</i> (each the difference to the value before in that
 *       column), <i>details</i> and <i>places</i>.
 *   <li>19 … 22: a vehicle leaves the link it is on and enters the link that is number 0 … 3 among those that
 *       vehicles were lately seen to take from there; two events. The vehicle stands in <i>movers</i>, lowest
 *       byte first, in as many bytes as the largest vehicle of the file needs: this is the column written most,
 *       and a fixed width costs least.
 *   <li>23: the same, and the link it enters stands in <i>links</i>.
 *   <li>24: a person gets or pays money; its purpose and the transit line stand in <i>details</i>, the amount in
 *       <i>places</i>. Files without money are the same as before there was this operation.
 * </ul>
 *
 * <p>Other whole numbers are zigzag varints: seven bits per byte, lowest first. Places are varints of thousandths times
 * two where that is exact, else 1 and a double; 3 stands for "not stated", and 5 for both coordinates of where the same
 * person last did an activity of the same type ({@code PlaceMemory}). Both sides keep the same memory of that, of
 * where vehicles are and of where they go ({@code TrafficMemory}), from the start of the file; so blocks are read in
 * order. A block is checked before it is used: of a file that was cut off, everything up to the last whole block can
 * be read.
 */
package vn.luong.sim.columns;
