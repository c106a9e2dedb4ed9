//! Who may do what: signing in, and every route of the table with every role.

use reqwest::{Client, Method, StatusCode, redirect::Policy};
use serde_json::{Value, json};
use turno_server::sign_in::{Access, ROUTES};
use turno_store::Role;
use turno_tests::{CAPANNORI, Data, PASSWORD, Server, eventually_async};

/// An address of each route, with a hall, counter and ticket that exist.
fn address(server: &Server, route: &str, number: &str) -> String {
    let path = route
        .replace("{hall}", "capannori")
        .replace("{counter}", "sportello-1")
        .replace("{number}", number)
        .replace("{code}", "NOSUCHCODE")
        .replace("{display}", "atrio-1")
        .replace("{kiosk}", "ingresso")
        .replace("{zone}", "atrio")
        .replace("{service}", "anagrafe")
        .replace("{day}", "2026-11-23")
        .replace("{name}", "nothing.png")
        .replace("{part}", "office")
        .replace("{*rest}", "index.css")
        .replace("{*path}", "app.css");
    assert!(!path.contains('{'), "{path}: say what to put in the place of the braces");
    format!("{}{path}", server.url())
}

/// Whether the server kept the request from the route: told to sign in, told that the role is too low, or led elsewhere.
async fn is_kept_out(client: &Client, method: &str, url: &str, body: &Value) -> bool {
    let mut request = client.request(method.parse::<Method>().unwrap(), url);
    if method == "POST" {
        request = request.json(body);
    }
    let response = request.send().await.unwrap();
    let led_to = response.headers().get("location").and_then(|to| to.to_str().ok()).unwrap_or_default().to_owned();
    let status = response.status();
    assert!(status != StatusCode::INTERNAL_SERVER_ERROR, "{method} {url}");
    status == StatusCode::UNAUTHORIZED
        || status == StatusCode::FORBIDDEN
        || led_to.starts_with("/sign-in?next=")
        || led_to == "/?not-allowed=1"
}

fn client(session: Option<String>) -> Client {
    let headers = session.map(|session| (reqwest::header::COOKIE, session.parse().unwrap())).into_iter().collect();
    Client::builder().default_headers(headers).redirect(Policy::none()).build().unwrap()
}

async fn sign_in(server: &Server, name: &str, password: &str) -> reqwest::Response {
    let body = json!({"name": name, "password": password});
    client(None).post(format!("{}/api/v1/session", server.url())).json(&body).send().await.unwrap()
}

async fn session_of(server: &Server, name: &str) -> String {
    let response = sign_in(server, name, PASSWORD).await;
    assert_eq!(response.status(), 201);
    let cookie = response.headers()["set-cookie"].to_str().unwrap();
    cookie.split(';').next().unwrap().to_owned()
}

#[tokio::test]
async fn every_route_lets_in_exactly_the_roles_of_the_table() {
    let data = Data::with(&[CAPANNORI]);
    for role in Role::ALL {
        data.add_person(role.word(), role.word());
    }
    let server = Server::start(&data);
    let number = server.number("capannori", "anagrafe").await;
    let mut people = vec![(None, client(None))];
    for role in Role::ALL {
        people.push((Some(role), client(Some(session_of(&server, role.word()).await))));
    }
    let mut tried = 0;
    for (method, route, access) in
        ROUTES.iter().filter(|(method, route, _)| *method != "DELETE" && *route != "/sign-out")
    {
        let url = address(&server, route, &number);
        for (role, client) in &people {
            // As the reception asks, without the name of a totem.
            let mut body = json!({"request_id": uuid::Uuid::now_v7(), "service": "anagrafe", "language": "it"});
            if route.ends_with("/tickets/{number}/actions") {
                body = json!({"request_id": uuid::Uuid::now_v7(), "action": {"kind": "withdraw"}});
            }
            let may = match access {
                Access::Open => true,
                Access::Role(least) | Access::TotemOr(least) => role.is_some_and(|role| role >= *least),
            };
            // Signing in without a right password is answered like any other wrong one.
            if *route == "/api/v1/session" && *method == "POST" {
                continue;
            }
            assert_eq!(is_kept_out(client, method, &url, &body).await, !may, "{method} {route} for {role:?}");
            tried += 1;
        }
    }
    assert!(tried > 100, "{tried}");
}

#[tokio::test]
async fn a_totem_needs_no_person_and_may_do_nothing_that_needs_one() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    let totem = client(None);
    let url = format!("{}/api/v1/halls/capannori/tickets", server.url());
    let body =
        json!({"request_id": uuid::Uuid::now_v7(), "service": "anagrafe", "kiosk": "ingresso", "language": "it"});
    let response = totem.post(&url).json(&body).send().await.unwrap();
    assert_eq!(response.status(), 201);
    let issued: Value = response.json().await.unwrap();
    let number = issued["ticket"]["number"].as_str().unwrap();
    let paper = json!({"request_id": uuid::Uuid::now_v7(), "paper": "printed"});
    assert_eq!(totem.post(format!("{url}/{number}/paper")).json(&paper).send().await.unwrap().status(), 200);
    let withdraw = json!({"request_id": uuid::Uuid::now_v7(), "action": {"kind": "withdraw"}});
    let refused = totem.post(format!("{url}/{number}/actions")).json(&withdraw).send().await.unwrap();
    assert_eq!(refused.status(), 401);
    assert_eq!(refused.json::<Value>().await.unwrap()["error"]["code"], "not_signed_in");
}

#[tokio::test]
async fn a_wrong_password_an_unknown_name_and_too_many_tries() {
    let data = Data::with(&[CAPANNORI]);
    data.add_person("anna", "operator");
    let server = Server::start(&data);
    let code = async |name: &str, password: &str| {
        let response = sign_in(&server, name, password).await;
        let status = response.status().as_u16();
        (status, response.json::<Value>().await.unwrap()["error"]["code"].as_str().map(str::to_owned))
    };
    let wrong = (401, Some("not_signed_in".to_owned()));
    assert_eq!(code("anna", "wrong password").await, wrong);
    assert_eq!(code("nobody", PASSWORD).await, wrong, "an unknown name is answered the same");
    assert_eq!(code("an na", PASSWORD).await, wrong);
    for _ in 0..4 {
        code("anna", "wrong password").await;
    }
    let (status, told) = code("anna", PASSWORD).await;
    assert_eq!((status, told.as_deref()), (429, Some("too_many_tries")));
    let response = sign_in(&server, "anna", PASSWORD).await;
    let wait: u64 = response.headers()["retry-after"].to_str().unwrap().parse().unwrap();
    assert!((1..=10).contains(&wait), "{wait} s: nobody is locked out");
}

#[tokio::test]
async fn a_session_ends_by_signing_out_and_by_removal_while_the_server_runs() {
    let data = Data::with(&[CAPANNORI]);
    data.add_person("anna", "operator");
    let server = Server::start(&data);
    let floor = format!("{}/api/v1/halls/capannori/floor", server.url());
    let session = format!("{}/api/v1/session", server.url());
    let first = client(Some(session_of(&server, "anna").await));
    let second = client(Some(session_of(&server, "anna").await));
    let who: Value = first.get(&session).send().await.unwrap().json().await.unwrap();
    assert_eq!(who, json!({"session": {"name": "anna", "role": "operator"}}));
    assert_eq!(first.delete(&session).send().await.unwrap().status(), 204);
    assert_eq!(first.get(&floor).send().await.unwrap().status(), 401);
    assert_eq!(second.get(&floor).send().await.unwrap().status(), 200, "the other browser stays signed in");
    let removed = std::process::Command::new(turno_tests::binary("turno-server"))
        .args(["user", "remove", "anna", "--data"])
        .arg(data.path())
        .output()
        .unwrap();
    assert!(removed.status.success(), "{}", String::from_utf8_lossy(&removed.stderr));
    // The command line is another program, so the server hears of it within a second.
    eventually_async("the end of the session", async || {
        (second.get(&floor).send().await.unwrap().status() == 401).then_some(())
    })
    .await;
}

#[tokio::test]
async fn a_page_of_another_site_can_change_nothing() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    let url = format!("{}/api/v1/halls/capannori/counters/sportello-1/actions", server.url());
    let press = |origin: &'static str, site: &'static str| {
        let body = json!({"request_id": uuid::Uuid::now_v7(), "action": {"kind": "open"}});
        server.client().post(&url).header("origin", origin).header("sec-fetch-site", site).json(&body).send()
    };
    for (origin, site) in [("https://evil.example", "cross-site"), ("http://other.turno.example", "same-site")] {
        let response = press(origin, site).await.unwrap();
        assert_eq!(response.status(), 403, "{origin}");
        assert_eq!(response.json::<Value>().await.unwrap()["error"]["code"], "not_allowed");
    }
    // A browser on an address without TLS sends no word about the site, and the origin alone must do.
    let body = json!({"request_id": uuid::Uuid::now_v7(), "action": {"kind": "open"}});
    let alone = server.client().post(&url).header("origin", "http://evil.example").json(&body).send().await.unwrap();
    assert_eq!(alone.status(), 403);
    let own = server.client().post(&url).header("origin", server.url()).json(&body).send().await.unwrap();
    assert_eq!(own.status(), 200);
}

#[tokio::test]
async fn the_form_leads_on_to_the_page_that_was_wanted_and_nowhere_else() {
    let data = Data::with(&[CAPANNORI]);
    data.add_person("anna", "operator");
    let server = Server::start(&data);
    let browser = client(None);
    let response = browser.get(format!("{}/halls/capannori/console?lang=de", server.url())).send().await.unwrap();
    assert_eq!(response.status(), 303);
    let form = response.headers()["location"].to_str().unwrap().to_owned();
    assert_eq!(form, "/sign-in?next=/halls/capannori/console%3Flang%3Dde");
    let page = browser.get(format!("{}{form}", server.url())).send().await.unwrap();
    assert_eq!(page.headers()["referrer-policy"], "same-origin", "else browsers send the form without its origin");
    assert!(page.text().await.unwrap().contains(r#"value="/halls/capannori/console?lang=de""#));
    for (next, leads_to) in
        [("/halls/capannori/console?lang=de", "/halls/capannori/console?lang=de"), ("//evil.example/", "/")]
    {
        let fields = [("name", "anna"), ("password", PASSWORD), ("next", next)];
        let body = fields.map(|(name, value)| format!("{name}={}", value.replace(' ', "+"))).join("&");
        let response = browser
            .post(format!("{}/sign-in", server.url()))
            .header("content-type", "application/x-www-form-urlencoded")
            .body(body)
            .send()
            .await
            .unwrap();
        assert_eq!((response.status().as_u16(), response.headers()["location"].to_str().unwrap()), (303, leads_to));
        let cookie = response.headers()["set-cookie"].to_str().unwrap();
        assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
    }
}
