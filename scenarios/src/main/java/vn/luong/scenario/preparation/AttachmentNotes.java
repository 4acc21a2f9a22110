package vn.luong.scenario.preparation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import vn.luong.gis.attachment.Attachment;
import vn.luong.gis.attachment.Attachment.Status;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;

/** Tells where roads of the plan and gateways came to lie on a network of the user's own. */
final class AttachmentNotes {
  private static final String KEY = "key \"network\"";

  private AttachmentNotes() {}

  /** Tells of each thing where it is, of what lies outside one line for all of a kind. */
  static void tell(List<Attachment> attachments, SourcePosition position, ProblemLog problems) {
    for (Attachment attachment : attachments) {
      if (attachment.status() != Status.OUTSIDE) {
        problems.add(problem(attachment, position).at(attachment.x(), attachment.y()));
      }
    }
    for (Attachment.Kind kind : Attachment.Kind.values()) {
      List<Attachment> outside = attachments.stream()
          .filter(attachment -> attachment.kind() == kind)
          .filter(attachment -> attachment.status() == Status.OUTSIDE)
          .toList();
      if (!outside.isEmpty()) {
        problems.add(outside(kind, outside, position));
      }
    }
  }

  private static Problem problem(Attachment attachment, SourcePosition position) {
    String place = attachment.place().isEmpty() ? "" : " (" + attachment.place() + ")";
    String subject = words(attachment.kind()) + " \"" + attachment.road() + "\"" + place;
    return switch (attachment.status()) {
      case ATTACHED, PRESENT ->
        Problem.note("plan-attached", position, subject, attachment.found(), "", "");
      case DOUBTFUL ->
        Problem.warning(
            "plan-doubtful",
            position,
            subject,
            attachment.found(),
            "this may not be the road that the plan means",
            "Look at it on the map (luong check --geojson FILE); to draw the road yourself, write "
                + keysToDraw(attachment.kind()) + ".");
      case FAILED, OUTSIDE ->
        Problem.warning(
            "plan-not-attached",
            position,
            subject,
            attachment.found(),
            "the plan has it here",
            "Add the roads that it joins to the map, or draw it with \"open-road\".");
    };
  }

  /** Gateways look for the roads of the plan and of the user alike. */
  private static String keysToDraw(Attachment.Kind kind) {
    return kind == Attachment.Kind.GATEWAY
        ? "\"open-road\""
        : "\"network: {file: …, planned-roads: no}\" and \"open-road\"";
  }

  private static Problem outside(
      Attachment.Kind kind, List<Attachment> outside, SourcePosition position) {
    Map<String, Double> meters = new LinkedHashMap<>();
    outside.forEach(part -> meters.merge(part.road(), part.plannedMeters() / 2, Double::sum));
    String roads = meters.entrySet().stream()
        .map(
            road -> String.format(Locale.ROOT, "%s %.1f km", road.getKey(), road.getValue() / 1000))
        .collect(Collectors.joining(", "));
    return Problem.warning(
        "plan-outside",
        position,
        KEY,
        words(kind) + "s outside of the network are left out: " + roads,
        "the plan has them",
        "Import a larger map to have them all.");
  }

  private static String words(Attachment.Kind kind) {
    return switch (kind) {
      case INTERCHANGE -> "interchange";
      case NEW_ROAD -> "planned road";
      case WIDER_ROAD -> "wider road";
      case GATEWAY -> "gateway";
    };
  }
}
