package vn.luong.gis.gtfs;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A feed of Thủ Dầu Một, small enough to be checked by eye: bus 3 both ways from the market to the bus station, with a
 * frequency; a metro past midnight; a block of two trips.
 */
final class TinyFeed {
  private final Map<String, String> files = new TreeMap<>();

  TinyFeed() {
    put("agency.txt", """
        agency_id,agency_name,agency_url,agency_timezone
        BD,Xe buýt Bình Dương,https://example.org,Asia/Ho_Chi_Minh
        """);
    put("stops.txt", """
        stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station
        cho,"Chợ Thủ Dầu Một, cổng chính",10.9800,106.6500,0,
        bv,Bệnh viện Đa khoa,10.9801,106.6600,0,
        ben,Bến xe khách,10.9802,106.6700,0,nha
        nha,Nhà ga Bến xe,10.9803,106.6701,1,
        ga,Ga metro,10.9804,106.6702,0,nha
        dx,Ga Dĩ An,10.9000,106.7700,0,
        """);
    put("routes.txt", """
        route_id,agency_id,route_short_name,route_long_name,route_type,route_color
        3,BD,03,Chợ – Bến xe,3,FF8800
        M1,BD,,Tuyến metro số 1,1,
        """);
    put("calendar.txt", """
        service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date
        thuong,1,1,1,1,1,0,0,20260105,20260131
        cuoi,0,0,0,0,0,1,1,20260105,20260131
        """);
    put("calendar_dates.txt", """
        service_id,date,exception_type
        thuong,20260105,2
        """);
    put("trips.txt", """
        route_id,service_id,trip_id,trip_headsign,direction_id,block_id,shape_id
        3,thuong,di1,Bến xe,0,xe7,s
        3,thuong,ve1,Chợ,1,xe7,
        3,thuong,di2,Bến xe,0,,s
        3,thuong,day,Bến xe,0,,s
        3,cuoi,di9,Bến xe,0,,s
        M1,thuong,dem,Dĩ An,,,
        """);
    put("stop_times.txt", """
        trip_id,arrival_time,departure_time,stop_id,stop_sequence,pickup_type,drop_off_type
        di1,06:00:00,06:00:30,cho,1,,
        di1,,,bv,2,,
        di1,06:10:00,06:10:00,ben,3,1,
        ve1,6:20:00,6:20:00,ben,1,,
        ve1,6:25:00,6:26:00,bv,5,,
        ve1,6:31:00,6:31:00,cho,9,,
        di2,07:00:00,07:00:30,cho,1,,
        di2,,,bv,2,,
        di2,07:10:00,07:10:00,ben,3,1,
        day,00:00:00,00:00:00,cho,1,,
        day,00:04:00,00:04:00,bv,2,,
        day,00:09:00,00:09:00,ben,3,,
        di9,08:00:00,08:00:30,cho,1,,
        di9,08:10:00,08:10:00,ben,3,,
        dem,23:50:00,23:50:00,ga,1,,
        dem,24:10:00,24:10:00,dx,2,,
        """);
    put("frequencies.txt", """
        trip_id,start_time,end_time,headway_secs
        day,09:00:00,10:00:00,1200
        """);
    put("shapes.txt", """
        shape_id,shape_pt_lat,shape_pt_lon,shape_pt_sequence
        s,10.9800,106.6500,1
        s,10.9802,106.6700,3
        s,10.9801,106.6600,2
        """);
    put("transfers.txt", """
        from_stop_id,to_stop_id,transfer_type,min_transfer_time
        ben,ga,2,180
        """);
  }

  TinyFeed put(String file, String text) {
    files.put(file, text);
    return this;
  }

  TinyFeed remove(String file) {
    files.remove(file);
    return this;
  }

  TinyFeed replace(String file, String old, String text) {
    if (!files.get(file).contains(old)) {
      throw new IllegalArgumentException(file + " does not hold " + old);
    }
    return put(file, files.get(file).replace(old, text));
  }

  TinyFeed append(String file, String row) {
    return put(file, files.get(file) + row + "\n");
  }

  /** Names of the files, sorted. */
  List<String> names() {
    return List.copyOf(files.keySet());
  }

  String text(String file) {
    return files.get(file);
  }

  /** Line of a file, from 1, that holds a text. */
  int line(String file, String text) {
    String before = files.get(file).substring(0, files.get(file).indexOf(text));
    return 1 + (int) before.chars().filter(character -> character == '\n').count();
  }

  Path folder(Path folder) {
    try {
      Files.createDirectories(folder);
      for (Map.Entry<String, String> file : files.entrySet()) {
        Files.writeString(folder.resolve(file.getKey()), file.getValue());
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path zip(Path file) {
    return zip(file, "");
  }

  Path zip(Path file, String prefix) {
    try (OutputStream stream = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(stream)) {
      for (Map.Entry<String, String> entry : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(prefix + entry.getKey()));
        zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
