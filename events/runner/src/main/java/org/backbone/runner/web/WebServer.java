package org.backbone.runner.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.gaul.shaded.org.eclipse.jetty.http.HttpHeader;
import org.gaul.shaded.org.eclipse.jetty.http.HttpStatus;
import org.gaul.shaded.org.eclipse.jetty.server.Handler;
import org.gaul.shaded.org.eclipse.jetty.server.HttpConfiguration;
import org.gaul.shaded.org.eclipse.jetty.server.Request;
import org.gaul.shaded.org.eclipse.jetty.server.Response;
import org.gaul.shaded.org.eclipse.jetty.server.Server;
import org.gaul.shaded.org.eclipse.jetty.server.ServerConnector;
import org.gaul.shaded.org.eclipse.jetty.util.Callback;
import org.gaul.shaded.org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An HTTP server on 127.0.0.1 alone. It is the Jetty that s3proxy brings in its own jar, so there
/// is one of it, always of s3proxy's version.
public final class WebServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

  // What an HTTP API says of a head that is too large, it says itself; this is only an end.
  private static final int LARGEST_HEAD = 512 * 1024;
  // More than the headers of an answer may hold on an HTTP API.
  private static final int USUAL_HEAD = 16 * 1024;
  private static final int BACKLOG = 100;
  private static final int THREADS = 4;

  private final Server server;
  private final ServerConnector connector;
  private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();

  private WebServer(ServerSocketChannel channel, Site site) throws IOException {
    // They carry bytes to and fro; a request has a virtual thread of its own.
    var threads = new QueuedThreadPool(THREADS, 1);
    threads.setName("web");
    threads.setDaemon(true);
    threads.setReservedThreads(0);
    threads.setVirtualThreadsExecutor(requests);
    server = new Server(threads);
    connector = new ServerConnector(server, 0, 1, new RequestLines.Connections(configuration()));
    // A function, and a tick even more, may take its time.
    connector.setIdleTimeout(0);
    connector.open(channel);
    server.addConnector(connector);
    server.setHandler(new Answering(site));
    server.setErrorHandler(WebServer::refuse);
  }

  /// Takes the port and answers.
  ///
  /// @param port 0: any that is free
  /// @throws java.net.BindException if the port is in use
  public static WebServer open(int port, Site site) throws IOException {
    var channel = ServerSocketChannel.open();
    try {
      channel.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), BACKLOG);
      var opened = new WebServer(channel, site);
      opened.server.start();
      return opened;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    } catch (Exception e) {
      channel.close();
      throw new IOException("the HTTP server did not start", e);
    }
  }

  /// The port that was taken.
  public int port() {
    return connector.getLocalPort();
  }

  /// Gives the port back and ends every connection.
  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the HTTP server did not stop", e);
    } finally {
      requests.shutdownNow();
    }
  }

  private static HttpConfiguration configuration() {
    var configuration = new HttpConfiguration();
    configuration.setRequestHeaderSize(LARGEST_HEAD);
    configuration.setResponseHeaderSize(USUAL_HEAD);
    configuration.setMaxResponseHeaderSize(LARGEST_HEAD);
    configuration.setSendServerVersion(false);
    return configuration;
  }

  // What is no HTTP, whatever Jetty would call it, is the client's fault.
  private static boolean refuse(Request request, Response response, Callback callback) {
    int status = response.getStatus() < 500 ? response.getStatus() : HttpStatus.BAD_REQUEST_400;
    send(WebReply.message(status, HttpStatus.getMessage(status)), false, response, callback);
    return true;
  }

  private static final class Answering extends Handler.Abstract {
    private final Site site;

    Answering(Site site) {
      this.site = site;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      var line = RequestLines.of(request);
      var read =
          new WebRequest(
              line.method(),
              Target.of(line.target()),
              request.getConnectionMetaData().getProtocol(),
              Request.getRemoteAddr(request),
              headers(request),
              Request.asInputStream(request));
      try {
        send(answer(read), read.method().equals("HEAD"), response, callback);
      } catch (IOException _) {
        request.getConnectionMetaData().getConnection().getEndPoint().close();
        callback.succeeded();
      }
      return true;
    }

    private WebReply answer(WebRequest request) throws IOException {
      try {
        return site.answer(request);
      } catch (RuntimeException | Error e) {
        LOG.warn("a request could not be answered", e);
        return WebReply.message(500, "Internal Server Error");
      }
    }
  }

  private static Map<String, List<String>> headers(Request request) {
    var headers = new HashMap<String, List<String>>();
    for (var field : request.getHeaders()) {
      headers
          .computeIfAbsent(field.getName().toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
          .add(field.getValue() == null ? "" : field.getValue());
    }
    return headers;
  }

  private static void send(WebReply reply, boolean head, Response response, Callback callback) {
    response.setStatus(reply.status());
    for (var header : reply.headers()) {
      response.getHeaders().add(header.name(), header.value());
    }
    if (head) {
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, reply.body().length);
    }
    boolean bare = head || HttpStatus.hasNoBody(reply.status());
    response.write(true, ByteBuffer.wrap(bare ? new byte[0] : reply.body()), callback);
  }
}
