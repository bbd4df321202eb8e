vcl 4.1;

# Varnish 7 with xkey (Debian: varnish and varnish-modules) in front of Commonplace, which needs
#   CACHE_PURGE_URL=http://127.0.0.1:6081/.purge   and   TRUST_PROXY
# It keeps what the server marks with Surrogate-Control: pages, feeds and answers to known operations, for those who are
# not signed in. docs/operations.md tells more.

import std;
import xkey;

backend server {
    .host = "127.0.0.1";
    .port = "4000";
    .first_byte_timeout = 60s;
    .between_bytes_timeout = 60s;
    .probe = {
        .url = "/health/ready";
        .interval = 2s;
        .timeout = 1s;
        .window = 4;
        .threshold = 2;
        .initial = 2;
    }
}

# Who may purge: the servers. Name their addresses, and let nobody else reach Varnish from one of them.
acl purgers {
    "localhost";
    "127.0.0.1";
    "::1";

}

sub vcl_recv {
    # Before everything else, so that nobody's address is taken from a header.
    if (req.url == "/.purge") {
        if (req.method != "POST" || client.ip !~ purgers || req.http.X-Forwarded-For ~ ",") {
            return (synth(403, "Forbidden"));
        }
        if (!req.http.Surrogate-Key) {
            return (synth(400, "Surrogate-Key is missing"));
        }
        # Where something was only added, readers get what is stored until the server has rendered it again.
        if (req.http.Fastly-Soft-Purge == "1") {
            set req.http.X-Purged = xkey.softpurge(req.http.Surrogate-Key);
        } else {
            set req.http.X-Purged = xkey.purge(req.http.Surrogate-Key);
        }
        return (synth(200, "Purged"));
    }

    # For health checks of what is in front: Varnish answers them itself.
    if (req.url == "/.varnish") {
        if (std.healthy(req.backend_hint)) {
            return (synth(200, "OK"));
        }
        return (synth(503, "No server answers"));
    }

    if (req.http.Upgrade ~ "(?i)websocket") {
        return (pipe);
    }
    if (req.method != "GET" && req.method != "HEAD") {
        return (pass);
    }
    # Members, and browsers that have just written something, get nothing that is kept, and nothing of theirs is kept.
    if (req.http.Authorization || req.http.X-Read-After || req.http.Cookie ~ "(^|;\s*)(__Host-)?(session|read-after)(\.[^=;]*)?=") {
        return (pass);
    }
    # Event streams
    if (req.http.Accept ~ "text/event-stream") {
        return (pass);
    }
    unset req.http.Cookie;
    # Stale answers are for a moment, as long as a server is there.
    if (std.healthy(req.backend_hint)) {
        set req.grace = 30s;
    }

    # As few variants of an answer as there are.
    if (req.http.Sec-Fetch-Dest != "empty") {
        unset req.http.Sec-Fetch-Dest;
    }
    if (req.url ~ "^/graphql(\?|$)") {
        if (req.http.Accept ~ "application/graphql-response\+json") {
            set req.http.Accept = "application/graphql-response+json";
        } elsif (req.http.Accept ~ "(application/json|\*/\*)" || !req.http.Accept) {
            set req.http.Accept = "application/json";
        } else {
            return (pass);
        }
    }
    return (hash);
}

sub vcl_pipe {
    set bereq.http.Upgrade = req.http.Upgrade;
    set bereq.http.Connection = req.http.Connection;
    return (pipe);
}

sub vcl_backend_response {
    # How long it may be served after its time, or after a soft purge: while a new one is fetched, or as long as no
    # server answers. What was purged otherwise is gone, and not served.
    if (beresp.http.Surrogate-Control ~ "max-age=\d+" && !beresp.http.Set-Cookie && beresp.status == 200) {
        set beresp.ttl = std.duration(regsub(beresp.http.Surrogate-Control, "^.*max-age=(\d+).*$", "\1s"), 0s);
        set beresp.grace = 24h;
        set beresp.keep = 1h;
        set beresp.http.xkey = beresp.http.Surrogate-Key;
        return (deliver);
    }
    # Scripts and style sheets: their addresses change with their content.
    if (bereq.url ~ "^/assets/" && beresp.status == 200) {
        set beresp.ttl = 30d;
        return (deliver);
    }
    # Nobody waits for the answer to another request that is not kept.
    set beresp.uncacheable = true;
    set beresp.ttl = 60s;
    # A stream is passed on as it comes.
    set beresp.do_stream = true;
    return (deliver);
}

sub vcl_deliver {
    unset resp.http.Surrogate-Key;
    unset resp.http.Surrogate-Control;
    unset resp.http.xkey;
    unset resp.http.Via;
    unset resp.http.X-Varnish;
    # The id of the request that it was made for says nothing of this one.
    if (obj.hits > 0) {
        unset resp.http.X-Request-Id;
        set resp.http.X-Cache = "HIT";
    } else {
        set resp.http.X-Cache = "MISS";
    }
}

sub vcl_synth {
    set resp.http.Content-Type = "text/plain; charset=utf-8";
    set resp.http.Cache-Control = "no-store";
    if (req.http.X-Purged) {
        set resp.http.X-Purged = req.http.X-Purged;
    }
    synthetic(resp.reason + {"
"});
    return (deliver);
}
