package org.backbone.access.staff;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.backbone.platform.lambda.Reply;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.lambda.Routes;
import org.backbone.platform.pages.console.ConsoleFrame;
import org.backbone.platform.pages.console.Staff;
import org.backbone.platform.pages.console.StaffGate;

/// The console's door: signing in and out at the issuer, and knowing staff afterwards.
public final class StaffDoor implements StaffGate {
  private final StaffSignIn signIn;
  private final InstantSource clock;

  /// A door that `signIn` opens.
  public StaffDoor(StaffSignIn signIn, InstantSource clock) {
    this.signIn = signIn;
    this.clock = clock;
  }

  /// These routes and the door's.
  public Routes addTo(Routes routes, ConsoleFrame frame) {
    return routes
        .on("GET /console/sign-in", signIn::begin)
        .on("GET /console/callback", request -> callback(request, frame))
        .on("POST /console/sign-out", _ -> signIn.end());
  }

  @Override
  public Optional<Staff> ofPage(Request request) {
    return signIn.staff(request, clock.instant());
  }

  // The HTTP API's authorizer has verified the token of these routes. Should one ever be declared
  // without it, the token is verified here.
  @Override
  public Optional<Staff> ofApi(Request request) {
    var scopes = request.claim("scope").map(text -> Arrays.asList(text.split(" ", -1)));
    return scopes.orElse(List.of()).contains(StaffTokens.SCOPE)
        ? request
            .claim("sub")
            .map(subject -> new Staff(subject, StaffTokens.name(request::claim, subject)))
        : request.bearer().flatMap(_ -> signIn.staff(request, clock.instant()));
  }

  @Override
  public String signInPath(Request request) {
    return "/console/sign-in?to=" + StaffSignIn.ours(request.path());
  }

  private Reply callback(Request request, ConsoleFrame frame) {
    return signIn
        .finish(request, clock.instant())
        .orElseGet(() -> frame.refusal(request, 400, "not-signed-in", List.of()));
  }
}
