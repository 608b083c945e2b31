package org.backbone.runner.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.gaul.shaded.org.eclipse.jetty.http.HttpCompliance;
import org.gaul.shaded.org.eclipse.jetty.http.HttpParser;
import org.gaul.shaded.org.eclipse.jetty.io.Connection;
import org.gaul.shaded.org.eclipse.jetty.io.EndPoint;
import org.gaul.shaded.org.eclipse.jetty.server.Connector;
import org.gaul.shaded.org.eclipse.jetty.server.HttpConfiguration;
import org.gaul.shaded.org.eclipse.jetty.server.HttpConnectionFactory;
import org.gaul.shaded.org.eclipse.jetty.server.Request;
import org.gaul.shaded.org.eclipse.jetty.server.internal.HttpConnection;

/// Reads a request's first line, and tells Jetty of it only that `/` is asked for; all that follows
/// is Jetty's. With every compliance switched off, Jetty would still refuse itself what API Gateway
/// leaves to a route: `/cut%`, `/%00`, `/a b`, `mailto:a@example.org`.
final class RequestLines extends HttpParser {
  private static final int LONGEST = 512 * 1024;

  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private String method = "";
  private String target = "";

  private RequestLines(
      HttpParser.RequestHandler handler, int largestHead, HttpCompliance compliance) {
    super(handler, largestHead, compliance);
  }

  /// What was asked for by the request that is being handled.
  static RequestLines of(Request request) {
    var connection = (HttpConnection) request.getConnectionMetaData().getConnection();
    return (RequestLines) connection.getParser();
  }

  String method() {
    return method;
  }

  String target() {
    return target;
  }

  @Override
  public boolean parseNext(ByteBuffer buffer) {
    while (isState(State.START) && buffer.hasRemaining()) {
      var next = buffer.get();
      line.write(next);
      if (next == '\n' || line.size() == LONGEST) {
        var told = ByteBuffer.wrap(read(line.toString(ISO_8859_1)).getBytes(ISO_8859_1));
        line.reset();
        if (super.parseNext(told)) {
          return true;
        }
      }
    }
    return super.parseNext(buffer);
  }

  // What is no line of HTTP is Jetty's to refuse. CONNECT it would take for the start of a tunnel.
  private String read(String sent) {
    int first = sent.indexOf(' ');
    int last = sent.lastIndexOf(" HTTP/");
    if (first < 1 || first >= last) {
      return sent;
    }
    method = sent.substring(0, first);
    target = sent.substring(first + 1, last);
    return (method.equals("CONNECT") ? "GET" : method) + " /" + sent.substring(last);
  }

  /// Makes connections that read so.
  static final class Connections extends HttpConnectionFactory {
    Connections(HttpConfiguration configuration) {
      super(configuration);
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint endPoint) {
      return configure(
          new Reading(getHttpConfiguration(), connector, endPoint), connector, endPoint);
    }
  }

  private static final class Reading extends HttpConnection {
    Reading(HttpConfiguration configuration, Connector connector, EndPoint endPoint) {
      super(configuration, connector, endPoint);
    }

    @Override
    protected HttpParser newHttpParser(HttpCompliance compliance) {
      var handler = (HttpParser.RequestHandler) super.newHttpParser(compliance).getHandler();
      return new RequestLines(handler, getHttpConfiguration().getRequestHeaderSize(), compliance);
    }
  }
}
