package org.backbone.platform.pages.console;

import java.util.Optional;
import org.backbone.platform.lambda.Request;

/// Who of the staff asks, and whether they may.
public interface StaffGate {
  /// Who asks for a page; empty for anybody else.
  Optional<Staff> ofPage(Request request);

  /// Who calls the API: the gateway's authorizer has verified their token.
  Optional<Staff> ofApi(Request request);

  /// Where somebody signs in who wants the page that was asked for.
  String signInPath(Request request);
}
