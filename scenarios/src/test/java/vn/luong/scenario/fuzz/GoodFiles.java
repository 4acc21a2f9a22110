package vn.luong.scenario.fuzz;

/** Files without faults, which use as much of their formats as fits on a page. */
final class GoodFiles {
  static final String NETWORK = """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE network SYSTEM "http://www.matsim.org/files/dtd/network_v2.dtd">
      <network name="Phố">
        <attributes><attribute name="coordinateReferenceSystem" class="java.lang.String">EPSG:32648</attribute></attributes>
        <nodes>
          <node id="1" x="683000" y="1205000"/>
          <node id="2" x="684000" y="1205000" type="2"/>
          <node id="3" x="684000.5" y="1206000"><attributes><attribute name="signal" class="java.lang.Boolean">true</attribute></attributes></node>
        </nodes>
        <links capperiod="01:00:00" effectivecellsize="7.5" effectivelanewidth="3.75">
          <!-- a triangle -->
          <link id="a" from="1" to="2" length="1000.0" freespeed="13.9" capacity="1800.0" permlanes="2.0" oneway="1" modes="car,motorbike">
            <attributes>
              <attribute name="name" class="java.lang.String">Đại lộ Bình Dương</attribute>
              <attribute name="shape" class="java.lang.String">683200,1205010 683800,1205010</attribute>
              <attribute name="disallowedNextLinks" class="org.matsim.core.network.DisallowedNextLinks">{"car":[["b","c"]]}</attribute>
            </attributes>
          </link>
          <link id="b" from="2" to="3" length="1000.0" freespeed="8.3" capacity="600.0" permlanes="1.0" modes="car"/>
          <link id="c" from="3" to="1" length="1500.0" freespeed="8.3" capacity="600.0" permlanes="1.0" modes="car,pt" origid="7" type="primary"/>
          <link id="d" from="2" to="1" length="1000.0" freespeed="13.9" capacity="1800.0" permlanes="2.0"/>
        </links>
      </network>
      """;

  static final String PLANS = """
      <?xml version="1.0" encoding="utf-8"?>
      <!DOCTYPE population SYSTEM "http://www.matsim.org/files/dtd/population_v6.dtd">
      <population desc="two">
        <attributes><attribute name="coordinateReferenceSystem" class="java.lang.String">EPSG:32648</attribute></attributes>
        <person id="Lan">
          <attributes>
            <attribute name="age" class="java.lang.Integer">31</attribute>
            <attribute name="vehicles" class="org.matsim.vehicles.PersonVehicles">{"car":"Lan"}</attribute>
            <attribute name="subpopulation" class="java.lang.String">resident</attribute>
          </attributes>
          <plan score="131.5" selected="yes">
            <activity type="home" link="a" x="683100.0" y="1205020.0" z="3.0" end_time="06:40:00"/>
            <leg mode="car" dep_time="06:40:00" trav_time="00:03:00">
              <attributes><attribute name="routingMode" class="java.lang.String">car</attribute></attributes>
              <route type="links" start_link="a" end_link="c" trav_time="00:03:00" distance="2500.0" vehicleRefId="Lan">a b c</route>
            </leg>
            <activity type="work" link="c" start_time="06:43:00" max_dur="08:00:00"/>
            <leg mode="walk"><route type="generic" start_link="c" end_link="a" trav_time="00:30:00" distance="1500.0"></route></leg>
            <activity type="pt interaction" link="a" max_dur="00:00:00"/>
            <leg mode="pt"><route type="default_pt" start_link="a" end_link="b" trav_time="00:05:00" distance="900.0">{"transitRouteId":"there","boardingTime":"07:05:00","transitLineId":"1","accessFacilityId":"market","egressFacilityId":"station"}</route></leg>
            <activity type="home" link="a"/>
          </plan>
          <plan score="undefined" selected="no"><activity type="home" x="1" y="2"/></plan>
        </person>
        <person id="Minh"><plan><activity type="home" facility="h1" link="b" end_time="25:00:00"/><leg mode="car"/><activity type="work" link="d"/></plan></person>
      </population>
      """;

  static final String OLD_PLANS = """
      <?xml version="1.0"?>
      <!DOCTYPE plans SYSTEM "http://www.matsim.org/files/dtd/plans_v4.dtd">
      <plans name="old" xml:lang="de-CH">
        <person id="1" sex="f" age="31" license="yes" car_avail="always" employed="yes">
          <travelcard type="ch-GA"/>
          <plan score="1.5" selected="yes" age="2">
            <act type="h" link="a" x="683000" y="1205000" start_time="00:00" dur="06:00" end_time="06:00"/>
            <leg num="0" mode="car" dep_time="06:00" trav_time="00:10" arr_time="06:10"><route dist="1500" trav_time="00:10">2 3</route></leg>
            <act type="w" link="c" dur="08:00"/>
            <leg mode="bike"><route/></leg>
            <act type="h" link="a"/>
          </plan>
        </person>
      </plans>
      """;

  static final String FACILITIES = """
      <facilities name="places" aggregation_layer="facility">
        <facility id="h1" x="683100" y="1205000" z="1" linkId="a" desc="nhà">
          <activity type="home"><capacity value="4"/></activity>
          <activity type="work"><capacity value="10"/><opentime day="wkday" start_time="06:00:00" end_time="20:00:00"/></activity>
          <attributes><attribute name="floor" class="java.lang.Integer">3</attribute></attributes>
        </facility>
        <facility id="2" x="1e3" y="2.5"/>
      </facilities>
      """;

  static final String VEHICLES = """
      <vehicleDefinitions xmlns="http://www.matsim.org/files/dtd" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
        <vehicleType id="bus">
          <attributes><attribute name="doorOperationMode" class="java.lang.String">serial</attribute><attribute name="accessTimeInSecondsPerPerson" class="java.lang.Double">1.0</attribute></attributes>
          <description>xe buýt</description>
          <capacity seats="30" standingRoomInPersons="20"/>
          <length meter="12.0"/><width meter="2.5"/><maximumVelocity meterPerSecond="16.7"/>
          <engineInformation><attributes/></engineInformation>
          <costInformation/>
          <passengerCarEquivalents pce="2.5"/><networkMode networkMode="car"/><flowEfficiencyFactor factor="1.0"/>
        </vehicleType>
        <vehicle id="bus 1" type="bus"/>
        <vehicle id="bus 2" type="bus"><attributes><attribute name="a" class="java.lang.String">b</attribute></attributes></vehicle>
      </vehicleDefinitions>
      """;

  static final String SCHEDULE = """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE transitSchedule SYSTEM "http://www.matsim.org/files/dtd/transitSchedule_v2.dtd">
      <transitSchedule>
        <transitStops>
          <stopFacility id="market" x="683500" y="1205000" linkRefId="a" name="Chợ" stopAreaId="m" isBlocking="true"/>
          <stopFacility id="station" x="684000" y="1205500" linkRefId="b"><attributes><attribute name="zone" class="java.lang.String">1</attribute></attributes></stopFacility>
          <stopFacility id="end" x="683500" y="1205500" linkRefId="c"/>
        </transitStops>
        <minimalTransferTimes><relation fromStop="market" toStop="station" transferTime="120.0"/></minimalTransferTimes>
        <transitLine id="1" name="Tuyến 1">
          <transitRoute id="there">
            <description>there</description>
            <transportMode>bus</transportMode>
            <routeProfile>
              <stop refId="market" departureOffset="00:00:00" awaitDeparture="true"/>
              <stop refId="station" arrivalOffset="00:02:00" departureOffset="00:02:30" allowBoarding="true" allowAlighting="true"/>
              <stop refId="end" arrivalOffset="00:05:00"/>
            </routeProfile>
            <route><link refId="a"/><link refId="b"/><link refId="c"/></route>
            <departures>
              <departure id="x" departureTime="07:05:00" vehicleRefId="bus 1"/>
              <departure id="y" departureTime="08:05:00" vehicleRefId="bus 2"><chainedDeparture toDeparture="x" toTransitLine="1" toTransitRoute="there"/></departure>
            </departures>
          </transitRoute>
        </transitLine>
      </transitSchedule>
      """;

  static final String COUNTS = """
      <counts xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" name="counts" desc="two" year="2024" layer="0">
        <count loc_id="a" cs_id="QL13"><volume h="1" val="10.0"/><volume h="7" val="1500.5"/><volume h="24" val="0"/></count>
        <count loc_id="b" cs_id="ĐT743" x="1" y="2"><volume h="8" val="900"/></count>
      </counts>
      """;

  static final String CHANGE_EVENTS = """
      <networkChangeEvents xmlns="http://www.matsim.org/files/dtd">
        <networkChangeEvent startTime="06:00:00"><link refId="a"/><link refId="b"/><flowCapacity type="absolute" value="0.5"/></networkChangeEvent>
        <networkChangeEvent startTime="09:00:00"><link refId="a"/><freespeed type="scaleFactor" value="0.5"/><lanes type="absolute" value="1"/></networkChangeEvent>
      </networkChangeEvents>
      """;

  static final String EVENTS = """
      <?xml version="1.0" encoding="utf-8"?>
      <events version="1.0">
        <event time="24000.0" type="actend" person="Lan" link="a" actType="home"/>
        <event time="24000.0" type="departure" person="Lan" link="a" legMode="car" computationalRoutingMode="car"/>
        <event time="24000.0" type="PersonEntersVehicle" person="Lan" vehicle="Lan"/>
        <event time="24000.0" type="vehicle enters traffic" person="Lan" link="a" vehicle="Lan" networkMode="car" relativePosition="1.0"/>
        <event time="24001.0" type="left link" link="a" vehicle="Lan"/>
        <event time="24001.0" type="entered link" link="b" vehicle="Lan"/>
        <event time="24100.0" type="vehicle leaves traffic" person="Lan" link="b" vehicle="Lan" networkMode="car" relativePosition="1.0"/>
        <event time="24100.0" type="PersonLeavesVehicle" person="Lan" vehicle="Lan"/>
        <event time="24100.0" type="arrival" person="Lan" link="b" legMode="car"/>
        <event time="24100.0" type="actstart" person="Lan" link="b" x="1.0" y="2.0" actType="work"/>
        <event time="25000.0" type="VehicleArrivesAtFacility" vehicle="bus 1" facility="market" delay="0.0"/>
        <event time="25000.0" type="travelled" person="Minh" distance="100.0" mode="walk"/>
        <event time="25010.0" type="stuckAndAbort" person="Minh" link="c" legMode="car"/>
        <event time="25020.0" type="TransitDriverStarts" driverId="d" vehicleId="bus 1" transitLineId="1" transitRouteId="there" departureId="x"/>
      </events>
      """;

  static final String OBJECT_ATTRIBUTES = """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE objectAttributes SYSTEM "http://matsim.org/files/dtd/objectattributes_v1.dtd">
      <objectAttributes>
        <object id="1"><attribute name="age" class="java.lang.Integer">3</attribute></object>
        <object id="Lan"><attribute name="subpopulation" class="java.lang.String">resident</attribute></object>
      </objectAttributes>
      """;

  static final String CONFIG = """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE config SYSTEM "http://www.matsim.org/files/dtd/config_v2.dtd">
      <config>
        <module name="global"><param name="randomSeed" value="4711"/><param name="coordinateSystem" value="EPSG:32648"/><param name="numberOfThreads" value="2"/></module>
        <module name="network"><param name="inputNetworkFile" value="network.xml"/><param name="timeVariantNetwork" value="true"/></module>
        <module name="plans"><param name="inputPlansFile" value="plans.xml"/></module>
        <module name="controller"><param name="lastIteration" value="10"/><param name="outputDirectory" value="out"/><param name="overwriteFiles" value="deleteDirectoryIfExists"/></module>
        <module name="qsim"><param name="flowCapacityFactor" value="0.1"/><param name="endTime" value="30:00:00"/><param name="mainMode" value="car,motorbike"/><param name="linkDynamics" value="SeepageQ"/><param name="stuckTime" value="10.0"/></module>
        <module name="scoring">
          <param name="learningRate" value="1.0"/><param name="BrainExpBeta" value="1.0"/>
          <parameterset type="scoringParameters">
            <param name="lateArrival" value="-18.0"/><param name="performing" value="6.0"/>
            <parameterset type="activityParams"><param name="activityType" value="home"/><param name="typicalDuration" value="12:00:00"/></parameterset>
            <parameterset type="activityParams"><param name="activityType" value="work"/><param name="typicalDuration" value="08:00:00"/><param name="openingTime" value="07:00:00"/></parameterset>
            <parameterset type="modeParams"><param name="mode" value="car"/><param name="constant" value="0.0"/><param name="marginalUtilityOfTraveling_util_hr" value="-6.0"/></parameterset>
          </parameterset>
        </module>
        <module name="replanning">
          <param name="maxAgentPlanMemorySize" value="5"/>
          <parameterset type="strategysettings"><param name="strategyName" value="ReRoute"/><param name="weight" value="0.1"/></parameterset>
          <parameterset type="strategysettings"><param name="strategyName" value="ChangeExpBeta"/><param name="weight" value="0.9"/></parameterset>
        </module>
        <module name="routing"><param name="networkModes" value="car"/><parameterset type="teleportedModeParameters"><param name="mode" value="walk"/><param name="teleportedModeSpeed" value="1.2"/></parameterset></module>
        <module name="planCalcScore"><param name="traveling" value="-6"/></module>
      </config>
      """;

  static final String OSM = """
      <?xml version='1.0' encoding='UTF-8'?>
      <osm version="0.6" generator="JOSM">
        <bounds minlat="10.9" minlon="106.7" maxlat="10.91" maxlon="106.71"/>
        <node id="1" lat="10.9" lon="106.7"/>
        <node id="2" lat="10.9" lon="106.71"><tag k="highway" v="traffic_signals"/></node>
        <node id="3" lat="10.91" lon="106.71"/>
        <node id="4" lat="10.91" lon="106.7"/>
        <node id="5" lat="10.905" lon="106.705"/>
        <way id="100"><nd ref="1"/><nd ref="2"/><nd ref="3"/><tag k="highway" v="primary"/><tag k="name" v="Đại lộ Bình Dương"/><tag k="lanes" v="4"/><tag k="lanes:forward" v="3"/><tag k="maxspeed" v="60"/></way>
        <way id="101"><nd ref="3"/><nd ref="4"/><nd ref="1"/><tag k="highway" v="residential"/><tag k="oneway" v="no"/><tag k="motorcycle" v="yes"/></way>
        <way id="102"><nd ref="1"/><nd ref="5"/><nd ref="3"/><tag k="highway" v="tertiary"/><tag k="maxspeed" v="30 mph"/><tag k="width" v="7 m"/><tag k="bridge" v="yes"/><tag k="layer" v="1"/></way>
        <way id="103"><nd ref="1"/><nd ref="77"/><tag k="highway" v="motorway_link"/></way>
        <way id="104"><nd ref="2"/><nd ref="5"/><nd ref="4"/><tag k="highway" v="secondary"/><tag k="oneway" v="-1"/><tag k="junction" v="roundabout"/></way>
        <relation id="1000"><member type="way" ref="100" role="from"/><member type="node" ref="3" role="via"/><member type="way" ref="101" role="to"/><tag k="type" v="restriction"/><tag k="restriction" v="no_left_turn"/></relation>
        <relation id="1001"><member type="relation" ref="1002" role=""/><member type="relation" ref="1001" role=""/><tag k="type" v="multipolygon"/></relation>
        <relation id="1002"><member type="relation" ref="1001" role=""/></relation>
      </osm>
      """;

  static final String TNTP_NETWORK = """
      <NUMBER OF ZONES> 3
      <NUMBER OF NODES> 4
      <FIRST THRU NODE> 1
      <NUMBER OF LINKS> 6
      <TOLL FACTOR> 0.5
      <END OF METADATA>

      ~ 	init node	term node	capacity	length	free flow time	b	power	speed	toll	link type	;
      	1	4	1500.5	2	4	0.15	4	0	0	1	;
      	4	1	1500.5	2	4	0.15	4	0	0	1	;
      	2	4	900	1.5	3	0.15	4	0	10	1	;
      	4	2	900	1.5	3	0.15	4	0	10	1	;
      	3	4	900	1	2	0	0	0	0	2	;
      	4	3	900	1	2	0	0	0	0	2	;
      """;

  static final String TNTP_TRIPS = """
      <NUMBER OF ZONES> 3
      <TOTAL OD FLOW> 36.5
      <END OF METADATA>

      Origin  1
          1 :      0.0;     2 :    10.5;     3 :     20.0;
      Origin  2
          1 :      6.0;
      Origin 3
      """;

  static final String YAML = """
      # A scenario with one of everything.
      name: "ĐT743C: three lanes"
      description: >
        What wider roads
        do to jams.
      extends: binh-duong-2019
      population: {sample: 5%, year: 2024}
      iterations: 20
      seed: 4711
      stop: {gap: 2%, score-drift: 0.05, mode-drift: 0.1%}
      measures:
        - change-road: ĐT743C
          lanes: 3
          speed: 50 km/h
        - close-road: "n1-n2"
        - {change-road: QL13, capacity: 3_200 pcu/h, closed-hours: {car: 22:00-05:00}}
        - {close-road: QL13, modes: [motorbike], hours: [06:00-09:00, 16:00-20:00]}
      replanning:
        reroute: 10%
        change-mode-among: [car, motorbike]
      modes:
        car: {cost-per-km: 1800 VND}
      """;

  /** All files of a feed, each after a line with its name. */
  static final String GTFS = """
      ### agency.txt
      agency_id,agency_name,agency_url,agency_timezone
      BD,Xe buýt Bình Dương,https://example.org,Asia/Ho_Chi_Minh
      ### stops.txt
      stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station
      cho,"Chợ Thủ Dầu Một, cổng chính",10.9800,106.6500,0,
      ben,Bến xe khách,10.9802,106.6700,0,nha
      nha,Nhà ga Bến xe,10.9803,106.6701,1,
      ga,Ga metro,10.9804,106.6702,0,nha
      dx,Ga Dĩ An,10.9000,106.7700,0,
      ### routes.txt
      route_id,agency_id,route_short_name,route_long_name,route_type,route_color
      3,BD,03,Chợ – Bến xe,3,FF8800
      M1,BD,,Tuyến metro số 1,1,
      ### calendar.txt
      service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date
      thuong,1,1,1,1,1,0,0,20260105,20260131
      ### calendar_dates.txt
      service_id,date,exception_type
      thuong,20260105,2
      ### trips.txt
      route_id,service_id,trip_id,trip_headsign,direction_id,block_id,shape_id
      3,thuong,di1,Bến xe,0,xe7,s
      3,thuong,ve1,Chợ,1,xe7,
      3,thuong,day,Bến xe,0,,s
      M1,thuong,dem,Dĩ An,,,
      ### stop_times.txt
      trip_id,arrival_time,departure_time,stop_id,stop_sequence,pickup_type,drop_off_type
      di1,06:00:00,06:00:30,cho,1,,
      di1,06:10:00,06:10:00,ben,3,1,
      ve1,6:20:00,6:20:00,ben,1,,
      ve1,6:31:00,6:31:00,cho,9,,
      day,00:00:00,00:00:00,cho,1,,
      day,00:09:00,00:09:00,ben,3,,
      dem,23:50:00,23:50:00,ga,1,,
      dem,24:10:00,24:10:00,dx,2,,
      ### frequencies.txt
      trip_id,start_time,end_time,headway_secs
      day,09:00:00,10:00:00,1200
      ### shapes.txt
      shape_id,shape_pt_lat,shape_pt_lon,shape_pt_sequence
      s,10.9800,106.6500,1
      s,10.9802,106.6700,3
      ### transfers.txt
      from_stop_id,to_stop_id,transfer_type,min_transfer_time
      ben,ga,2,180
      """;

  static final String GEOJSON = """
      {"type": "FeatureCollection", "name": "places",
       "features": [
        {"type": "Feature", "id": 1, "properties": {"name": "Chợ Thủ Dầu Một", "jobs": 1200, "share": 0.25, "open": true, "note": null},
         "geometry": {"type": "Point", "coordinates": [106.65, 10.98]}},
        {"type": "Feature", "properties": {"name": "Dĩ An"}, "geometry": {"type": "MultiPoint", "coordinates": [[106.76, 10.9], [106.77, 10.91, 3.5]]}},
        {"type": "Feature", "properties": {"tags": ["a", {"b": 1}]}, "geometry": {"type": "Point", "coordinates": [106.7, 11.0]}}
       ]}
      """;

  static final String MATRIX = """
      origin,destination,trips
      1,2,12.5
      2,1,"3"
      3,3,0
      """;

  static final String STATIONS = """
      {"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"id": "K1", "road": "Đại lộ Bình Dương", "bearing": 90, "h07": 1200, "h08": 900.5},
         "geometry": {"type": "Point", "coordinates": [683500, 1205012]}},
        {"type": "Feature", "properties": {"id": "K2", "bearing": "Bắc", "h07": "7", "h08": null},
         "geometry": {"type": "Point", "coordinates": [684001, 1205500]}}
      ]}
      """;

  static final String FACILITY_LAYER = """
      {"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"id": "m", "name": "Chợ", "type": "shop, work", "capacity": 300, "open": "05:00", "close": "18:30"},
         "geometry": {"type": "Point", "coordinates": [683500, 1205100]}},
        {"type": "Feature", "properties": {"id": "s", "type": "education"}, "geometry": {"type": "Point", "coordinates": [684001, 1205500]}}
      ]}
      """;

  private GoodFiles() {}
}
