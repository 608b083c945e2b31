package org.backbone.runner.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import org.backbone.runner.files.PostObject.Stored;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.shaded.org.eclipse.jetty.http.HttpHeader;
import org.gaul.shaded.org.eclipse.jetty.io.Content;
import org.gaul.shaded.org.eclipse.jetty.server.Handler;
import org.gaul.shaded.org.eclipse.jetty.server.Request;
import org.gaul.shaded.org.eclipse.jetty.server.Response;
import org.gaul.shaded.org.eclipse.jetty.server.Server;
import org.gaul.shaded.org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// Takes browsers' forms out of s3proxy's hands, which would hold the whole file in memory and put
/// its name in the key alone; leaves it all other requests.
final class FormPosts extends Handler.Wrapper {
  // A browser shows an answer only when it could send all; so much more is read, and kept nowhere.
  private static final long MOST_DROPPED = 1L << 30;
  private static final String FORM = "multipart/form-data";

  private final PostObject postObject;

  FormPosts(PostObject postObject) {
    this.postObject = postObject;
  }

  /// Puts a handler before s3proxy's own, within what waits for open requests when it stops.
  static void before(S3Proxy proxy, Handler.Singleton handler) {
    if (!(server(proxy).getHandler() instanceof Handler.Singleton waits)) {
      throw changed(null);
    }
    waits.insertHandler(handler);
  }

  // s3proxy gives no way to add a handler.
  private static Server server(S3Proxy proxy) {
    try {
      var field = S3Proxy.class.getDeclaredField("server");
      field.setAccessible(true);
      return (Server) field.get(proxy);
    } catch (ReflectiveOperationException | ClassCastException e) {
      throw changed(e);
    }
  }

  private static IllegalStateException changed(@Nullable Exception cause) {
    return new IllegalStateException(
        "this s3proxy keeps its Jetty server elsewhere than 4.1.0 does; FormPosts has to follow",
        cause);
  }

  // Jetty calls it where it may wait for bytes, for that is what a handler does unless it says so.
  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    var type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
    var bucket = bucket(request);
    if (type == null
        || !type.toLowerCase(Locale.ROOT).startsWith(FORM)
        || bucket.isEmpty()
        || !request.getMethod().equals("POST")) {
      return super.handle(request, response, callback);
    }
    var body = Request.asInputStream(request);
    try {
      answer(request, response, callback, postObject.receive(bucket.get(), type, body));
    } catch (S3Error error) {
      drop(body);
      answer(response, callback, error);
    } catch (RuntimeException e) {
      // The store wraps what the body threw when it broke off.
      if (e.getCause() instanceof IOException broken) {
        throw broken;
      }
      throw e;
    }
    return true;
  }

  private static Optional<String> bucket(Request request) {
    var uri = request.getHttpURI();
    var path = Optional.ofNullable(uri.getPath()).orElse("");
    return uri.getQuery() == null && path.matches("/[^/]+/?")
        ? Optional.of(path.replace("/", ""))
        : Optional.empty();
  }

  private static void drop(InputStream body) throws IOException {
    var dropped = new byte[1 << 16];
    var left = MOST_DROPPED;
    for (var n = body.read(dropped); n >= 0 && left > 0; n = body.read(dropped)) {
      left -= n;
    }
  }

  private static void answer(Request request, Response response, Callback callback, Stored stored) {
    var fields = stored.fields();
    response.getHeaders().put(HttpHeader.ETAG, stored.etag());
    var redirect =
        Optional.ofNullable(fields.get("success_action_redirect"))
            .or(() -> Optional.ofNullable(fields.get("redirect")))
            .filter(FormPosts::isAddress);
    if (redirect.isPresent()) {
      response.getHeaders().put(HttpHeader.LOCATION, onward(redirect.get(), stored));
      response.setStatus(303);
      callback.succeeded();
      return;
    }
    var location =
        request.getHttpURI().toString().replaceFirst("/+$", "") + "/" + encoded(stored.key());
    response.getHeaders().put(HttpHeader.LOCATION, location);
    switch (fields.getOrDefault("success_action_status", "")) {
      case "200" -> {
        response.setStatus(200);
        callback.succeeded();
      }
      case "201" -> {
        var elements = new LinkedHashMap<String, String>();
        elements.put("Location", location);
        elements.put("Bucket", stored.bucket());
        elements.put("Key", stored.key());
        elements.put("ETag", stored.etag());
        answer(response, callback, 201, xml("PostResponse", elements));
      }
      default -> {
        response.setStatus(204);
        callback.succeeded();
      }
    }
  }

  static void answer(Response response, Callback callback, S3Error error) {
    var elements = new LinkedHashMap<String, String>();
    elements.put("Code", error.code());
    elements.put("Message", error.message());
    answer(response, callback, error.status(), xml("Error", elements));
  }

  private static void answer(Response response, Callback callback, int status, String xml) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/xml");
    Content.Sink.write(response, true, xml, callback);
  }

  // What is no address is as good as none.
  private static boolean isAddress(String text) {
    try {
      return URI.create(text).getRawAuthority() != null && text.matches("(?i)https?://.*");
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static String onward(String address, Stored stored) {
    return address
        + (address.contains("?") ? "&" : "?")
        + "bucket="
        + encoded(stored.bucket())
        + "&key="
        + encoded(stored.key())
        + "&etag="
        + encoded(stored.etag());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("%2F", "/");
  }

  private static String xml(String root, SequencedMap<String, String> elements) {
    var text = new StringWriter();
    try {
      var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter((Writer) text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement(root);
      for (Map.Entry<String, String> element : elements.entrySet()) {
        xml.writeStartElement(element.getKey());
        xml.writeCharacters(element.getValue());
        xml.writeEndElement();
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      return text.toString();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("XML in memory", e);
    }
  }
}
