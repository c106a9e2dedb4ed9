//! The pages, as text; how they look and work in a browser is tested in `tests/browser`.

use turno_tests::{CAPANNORI, Data, Server};

async fn page(server: &Server, url: &str) -> (u16, String) {
    let response = server.client().get(url).send().await.unwrap();
    (response.status().as_u16(), response.text().await.unwrap())
}

#[tokio::test]
async fn the_secret_link_shows_how_the_ticket_stands_and_nobody_elses() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    let other = server.number("capannori", "spid").await;
    let (_, body) = server.issue("capannori", "anagrafe").await.unwrap();
    let link = body["ticket"]["link"].as_str().unwrap().to_owned();
    let (status, html) = page(&server, &link).await;
    assert_eq!(status, 200);
    assert!(html.contains("G001") && !html.contains(&other), "{html}");
    let mut forged = link.clone();
    let last = forged.pop().unwrap();
    forged.push(if last == 'A' { 'B' } else { 'A' });
    assert_eq!(page(&server, &forged).await.0, 404);
}

#[tokio::test]
async fn the_pages_are_there_in_their_languages() {
    let data = Data::with(&[CAPANNORI]);
    let server = Server::start(&data);
    for (path, text) in [
        ("/", "Capannori"),
        ("/halls/capannori/console", "lang=\"it\""),
        ("/halls/capannori/console?lang=de", "lang=\"de\""),
    ] {
        let (status, html) = page(&server, &format!("{}{path}", server.url())).await;
        assert_eq!(status, 200, "{path}");
        assert!(html.contains(text), "{path}");
    }
    assert_eq!(page(&server, &format!("{}/halls/lucca/console", server.url())).await.0, 404);
    for (path, status) in [("/?lang=it&lang=en&x=1", 200), ("/nothing?updates=zzz&lang=de", 404)] {
        let (got, html) = page(&server, &format!("{}{path}", server.url())).await;
        assert_eq!(got, status, "{path}");
        assert!(html.contains("<html"), "{path} is a page: {html}");
    }
    for asset in ["/assets/app.css", "/assets/console.js"] {
        assert_eq!(page(&server, &format!("{}{asset}", server.url())).await.0, 200, "{asset}");
    }
}
