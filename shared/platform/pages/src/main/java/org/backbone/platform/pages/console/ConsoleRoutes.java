package org.backbone.platform.pages.console;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.backbone.platform.core.Problem;
import org.backbone.platform.lambda.Reply;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.lambda.Routes;
import org.backbone.platform.pages.console.StaffGate.Admission;

/// The console's routes, none of which is answered to anybody but staff, and each to those alone
/// whom it is for.
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
  ///
  /// @param may whom it is for; the rest of the staff are told so, 403
  public ConsoleRoutes page(String key, Roles may, BiFunction<Request, Staff, Reply> answer) {
    return asked(key, may, answer, request -> Reply.seeOther(gate.signInPath(request)));
  }

  /// These and something that staff do with a button. Who is not signed in any more is asked to,
  /// and to press again: what was sent is kept on the page that says so, 401.
  ///
  /// @param may whom it is for; the rest of the staff are told so, 403
  public ConsoleRoutes action(String key, Roles may, BiFunction<Request, Staff, Reply> act) {
    return asked(key, may, act, request -> frame.signInAgain(request, "/console/sign-in"));
  }

  /// These and a call of the JSON API.
  ///
  /// @param may whom it is for; the rest of the staff are told so, 403
  public ConsoleRoutes api(String key, Roles may, BiFunction<Request, Staff, Reply> act) {
    return with(
        routes.on(
            key,
            request ->
                switch (gate.atApi(request, may)) {
                  case Admission.Admitted(var staff) -> act.apply(request, staff);
                  case Admission.Refused(_) -> frame.notYoursToCall(request, may);
                  case Admission.Unknown() ->
                      frame
                          .problems(
                              request,
                              401,
                              "unauthorized.title",
                              List.of(Problem.of("", "not_staff")))
                          .with("www-authenticate", "Bearer");
                }));
  }

  Routes routes() {
    return routes;
  }

  private ConsoleRoutes asked(
      String key,
      Roles may,
      BiFunction<Request, Staff, Reply> answer,
      Function<Request, Reply> toStrangers) {
    return with(
        routes.on(
            key,
            request ->
                switch (gate.atPage(request, may)) {
                  case Admission.Admitted(var staff) -> answer.apply(request, staff);
                  case Admission.Refused(var staff) -> frame.notYours(request, staff, may);
                  case Admission.Unknown() -> toStrangers.apply(request);
                }));
  }

  private ConsoleRoutes with(Routes more) {
    return new ConsoleRoutes(more, gate, frame);
  }
}
