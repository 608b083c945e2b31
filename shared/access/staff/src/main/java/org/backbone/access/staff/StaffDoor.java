package org.backbone.access.staff;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.backbone.platform.lambda.Reply;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.lambda.Routes;
import org.backbone.platform.pages.console.ConsoleFrame;
import org.backbone.platform.pages.console.Roles;
import org.backbone.platform.pages.console.Staff;
import org.backbone.platform.pages.console.StaffGate;

/// The console's door: signing in and out at the issuer, knowing staff afterwards, and letting each
/// through to what their roles are for.
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
        .on("POST /console/sign-out", request -> signOut(request, frame));
  }

  @Override
  public Admission atPage(Request request, Roles may) {
    return admission(signIn.staff(request, clock.instant()), may);
  }

  // The HTTP API's authorizer has verified the token of these routes. Should one ever be declared
  // without it, the token is verified here.
  @Override
  public Admission atApi(Request request, Roles may) {
    var scopes = request.claim("scope").map(text -> Arrays.asList(text.split(" ", -1)));
    return admission(
        scopes.orElse(List.of()).contains(StaffTokens.SCOPE)
            ? request.claim("sub").map(subject -> verified(request, subject))
            : request.bearer().flatMap(_ -> signIn.staff(request, clock.instant())),
        may);
  }

  @Override
  public String signInPath(Request request) {
    return "/console/sign-in?to=" + StaffSignIn.ours(request.path());
  }

  private static Admission admission(Optional<Staff> asking, Roles may) {
    return asking
        .<Admission>map(
            staff ->
                may.include(staff) ? new Admission.Admitted(staff) : new Admission.Refused(staff))
        .orElseGet(Admission.Unknown::new);
  }

  // The gateway writes a claim that is a list as `[facilitator analyst]`.
  private static Staff verified(Request request, String subject) {
    var said = request.claim(StaffTokens.GROUPS).orElse("");
    var isList = said.startsWith("[") && said.endsWith("]");
    var groups = isList ? said.substring(1, said.length() - 1) : said;
    return StaffTokens.staff(
        subject, StaffTokens.name(request::claim, subject), Arrays.asList(groups.split(" ", -1)));
  }

  private Reply callback(Request request, ConsoleFrame frame) {
    return signIn
        .finish(request, clock.instant())
        .orElseGet(() -> frame.refusal(request, 400, "not-signed-in", List.of()));
  }

  // The session is over before anything else is tried. To the issuer it goes by a page of ours: no
  // browser lets a form's answer lead to another site that the page's policy does not name.
  private Reply signOut(Request request, ConsoleFrame frame) {
    signIn.end(request);
    return signIn
        .signOutAddress()
        .map(address -> frame.signedOut(request, address))
        .orElseGet(() -> Reply.seeOther("/"))
        .withCookie(signIn.noCookie());
  }
}
