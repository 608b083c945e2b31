package org.backbone.template;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// What starts a function.
public sealed interface Trigger {
  /// The event's name in the template.
  String name();

  /// Where the template declares it.
  Place place();

  /// A route of the HTTP API.
  ///
  /// @param method `GET`, … or `ANY`
  /// @param path such as `/partners/{id}`, or `$default`
  /// @param authorizer the authorizer's name; none for a public route
  /// @param scopes one of them must be in the token
  record Route(
      String name,
      Place place,
      String method,
      String path,
      Optional<String> authorizer,
      List<String> scopes)
      implements Trigger {
    /// As API Gateway names it: `GET /partners/{id}`.
    public String key() {
      return path.equals("$default") ? path : method + " " + path;
    }
  }

  /// A schedule with a time zone.
  ///
  /// @param expression `cron(…)` or `rate(…)`
  /// @param input the event, `<aws.scheduler.…>` not yet filled in
  record Schedule(
      String name,
      Place place,
      String expression,
      ZoneId zone,
      String input,
      boolean enabled,
      Retry retry)
      implements Trigger {}

  /// The stream of a table.
  ///
  /// @param tableId the table's logical id
  /// @param fromStart whether records before the first start are read
  /// @param filters one of them lets a record through; none: all pass
  /// @param attempts tries after the first one; -1: until the record is too old
  record Stream(
      String name,
      Place place,
      String tableId,
      boolean fromStart,
      int batchSize,
      int attempts,
      boolean bisect,
      boolean partialResponses,
      List<EventPattern> filters,
      boolean enabled,
      Optional<String> failureQueueArn)
      implements Trigger {}

  /// Events of the default bus that match a pattern.
  record Rule(String name, Place place, EventPattern pattern, boolean enabled, Retry retry)
      implements Trigger {}
}
