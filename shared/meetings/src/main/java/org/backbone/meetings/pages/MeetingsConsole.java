package org.backbone.meetings.pages;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.backbone.audit.pages.StaffActor;
import org.backbone.meetings.MeetingStore;
import org.backbone.meetings.Series;
import org.backbone.platform.core.Log;
import org.backbone.platform.lambda.Reply;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.pages.Words;
import org.backbone.platform.pages.console.ConsoleFrame;
import org.backbone.platform.pages.console.ConsoleRoutes;
import org.backbone.platform.pages.console.ConsoleSection;
import org.backbone.platform.pages.console.Role;
import org.backbone.platform.pages.console.Roles;
import org.backbone.platform.pages.console.Staff;

/// Meetings in the console: staff's programs keep series.
public final class MeetingsConsole implements ConsoleSection {
  private final MeetingStore meetings;
  private final ConsoleFrame frame;
  private final InstantSource clock;
  private final Log log;

  /// A section about `meetings`.
  public MeetingsConsole(MeetingStore meetings, ConsoleFrame frame, InstantSource clock, Log log) {
    this.meetings = meetings;
    this.frame = frame;
    this.clock = clock;
    this.log = log;
  }

  @Override
  public ConsoleRoutes addTo(ConsoleRoutes routes) {
    return routes.api("PUT /api/v1/staff/series/{id}", Roles.of(Role.FACILITATOR), this::keep);
  }

  private Reply keep(Request request, Staff staff) {
    var id = request.parameter("id");
    var body = request.json(JsonNode.class);
    var before = meetings.series(id);
    return switch (SeriesRequest.read(id, body, before)) {
      case SeriesRequest.Read.Bad(var problems) ->
          frame.problems(
              request,
              422,
              "problems.title",
              problems,
              Words.of(request.language(), "meetings-series"));
      case SeriesRequest.Read.Good(var series) -> {
        meetings.save(series, clock.instant(), StaffActor.of(staff));
        log.info("series-kept", Map.of("series", id, "staff", staff.subject()));
        yield Reply.json(before.isPresent() ? 200 : 201, json(series))
            .with("location", "/meetings/" + id);
      }
    };
  }

  private static Map<String, Object> json(Series series) {
    var json = new LinkedHashMap<String, Object>();
    json.put("id", series.id());
    json.put("anchor", series.anchor().toString());
    json.put("start", series.start().toString());
    json.put("minutes", series.length().toMinutes());
    json.put("zone", series.zone().getId());
    json.put("everyWeeks", series.everyWeeks());
    json.put("inviteDays", series.inviteDays());
    json.put("contact", series.contact());
    return json;
  }
}
