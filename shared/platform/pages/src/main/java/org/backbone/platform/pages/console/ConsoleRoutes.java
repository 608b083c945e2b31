package org.backbone.platform.pages.console;

import java.util.List;
import java.util.function.BiFunction;
import org.backbone.platform.core.Problem;
import org.backbone.platform.lambda.Reply;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.lambda.Routes;

/// The console's routes, none of which is answered to anybody but staff.
public final class ConsoleRoutes {
  private final Routes routes;
  private final StaffGate gate;
  private final ConsoleFrame frame;

  ConsoleRoutes(Routes routes, StaffGate gate, ConsoleFrame frame) {
    this.routes = routes;
    this.gate = gate;
    this.frame = frame;
  }

  /// These and a page that staff look at; others are led to the sign-in.
  public ConsoleRoutes page(String key, BiFunction<Request, Staff, Reply> answer) {
    return with(
        routes.on(
            key,
            request ->
                gate.ofPage(request)
                    .map(staff -> answer.apply(request, staff))
                    .orElseGet(() -> Reply.seeOther(gate.signInPath(request)))));
  }

  /// These and something that staff do with a button.
  public ConsoleRoutes action(String key, BiFunction<Request, Staff, Reply> act) {
    return with(
        routes.on(
            key,
            request ->
                gate.ofPage(request)
                    .map(staff -> act.apply(request, staff))
                    .orElseGet(() -> Reply.seeOther("/console/sign-in"))));
  }

  /// These and a call of the JSON API.
  public ConsoleRoutes api(String key, BiFunction<Request, Staff, Reply> act) {
    return with(
        routes.on(
            key,
            request ->
                gate.ofApi(request)
                    .map(staff -> act.apply(request, staff))
                    .orElseGet(
                        () ->
                            frame
                                .problems(
                                    request,
                                    401,
                                    "unauthorized.title",
                                    List.of(Problem.of("", "not_staff")))
                                .with("www-authenticate", "Bearer"))));
  }

  Routes routes() {
    return routes;
  }

  private ConsoleRoutes with(Routes more) {
    return new ConsoleRoutes(more, gate, frame);
  }
}
