//! The link against a real WebSocket server that misbehaves on purpose.

use futures_util::SinkExt;
use tokio::{
    io::AsyncWriteExt,
    net::{TcpListener, TcpSocket},
};
use tokio_tungstenite::{accept_async, tungstenite::Utf8Bytes};
use turno_protocol::Opening;

use super::*;

/// Far above what any of these tests needs; only a defect reaches it.
const DEADLINE: Duration = Duration::from_secs(20);

/// A silence limit for tests that are not about silence being long.
const SHORT_SILENCE: Duration = Duration::from_millis(300);

pub(crate) fn board(version: u64) -> Board {
    Board {
        version,
        hall: "capannori".to_owned(),
        zone: None,
        settings_version: 1,
        day: jiff::civil::date(2026, 11, 23),
        now: jiff::Timestamp::UNIX_EPOCH,
        opening: Opening::Open { until: None },
        last_call: 0,
        calls: Vec::new(),
        counters: Vec::new(),
        lines: Vec::new(),
        bulletins: Vec::new(),
        slip_orders: Vec::new(),
    }
}

fn text(frame: &Frame) -> Message {
    Message::Text(Utf8Bytes::from(serde_json::to_string(frame).unwrap()))
}

async fn server() -> (TcpListener, Url) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let subject = Subject::Board { hall: "capannori".to_owned(), zone: Some("atrio".to_owned()) };
    (listener, subject.address(&BaseAddress::parse(&base).unwrap()))
}

async fn accept(listener: &TcpListener) -> WebSocketStream<TcpStream> {
    time::timeout(DEADLINE, async { accept_async(listener.accept().await.unwrap().0).await.unwrap() })
        .await
        .expect("the link must come back by itself")
}

async fn next(link: &mut Link) -> LinkEvent {
    time::timeout(DEADLINE, link.next()).await.expect("an event must come")
}

async fn board_version(link: &mut Link) -> u64 {
    loop {
        if let LinkEvent::Board(board) = next(link).await {
            return board.version;
        }
    }
}

async fn down_cause(link: &mut Link) -> DownCause {
    loop {
        if let LinkEvent::Down { cause } = next(link).await {
            return cause;
        }
    }
}

#[test]
fn addresses_name_hall_and_zone() {
    let base = BaseAddress::parse("http://office:8080").unwrap();
    let zone = Subject::Board { hall: "capannori".into(), zone: Some("a b".into()) };
    assert_eq!(zone.address(&base).as_str(), "ws://office:8080/api/v1/halls/capannori/board/live?zone=a+b");
    let floor = Subject::Floor { hall: "cuneo".into() };
    assert_eq!(floor.address(&base).as_str(), "ws://office:8080/api/v1/halls/cuneo/floor/live");
}

#[tokio::test]
async fn up_comes_before_the_first_board_and_beats_are_handed_over() {
    let (listener, address) = server().await;
    let mut link = Link::start(address, DEADLINE);
    let mut socket = accept(&listener).await;
    socket.send(text(&Frame::Board(board(1)))).await.unwrap();
    assert!(matches!(next(&mut link).await, LinkEvent::Up));
    assert!(matches!(next(&mut link).await, LinkEvent::Board(board) if board.version == 1));
    socket.send(text(&Frame::Beat(Beat { now: jiff::Timestamp::UNIX_EPOCH }))).await.unwrap();
    assert!(matches!(next(&mut link).await, LinkEvent::Beat(_)));
}

#[tokio::test]
async fn a_cut_in_the_middle_of_a_frame_is_a_cut_and_the_link_comes_back() {
    let (listener, address) = server().await;
    let mut link = Link::start(address, DEADLINE);
    let mut socket = accept(&listener).await;
    socket.send(text(&Frame::Board(board(1)))).await.unwrap();
    assert_eq!(board_version(&mut link).await, 1);
    // A text frame that promises 100 bytes and gives 10, then the end of the connection.
    socket.get_mut().write_all(&[0x81, 100]).await.unwrap();
    socket.get_mut().write_all(b"{\"board\":{").await.unwrap();
    drop(socket);
    assert!(matches!(down_cause(&mut link).await, DownCause::Cut(_)));
    let mut socket = accept(&listener).await;
    socket.send(text(&Frame::Board(board(2)))).await.unwrap();
    assert!(matches!(next(&mut link).await, LinkEvent::Up));
    assert_eq!(board_version(&mut link).await, 2);
}

#[tokio::test]
async fn a_server_that_is_gone_for_a_while_is_found_again() {
    let (listener, address) = server().await;
    let local = listener.local_addr().unwrap();
    let mut link = Link::start(address, DEADLINE);
    drop(accept(&listener).await);
    drop(listener);
    // Several attempts fail while nobody listens there.
    for _ in 0..3 {
        assert!(matches!(down_cause(&mut link).await, DownCause::Unreachable(_) | DownCause::Cut(_)));
    }
    let socket = TcpSocket::new_v4().unwrap();
    socket.set_reuseaddr(true).unwrap();
    socket.bind(local).unwrap();
    let listener = socket.listen(8).unwrap();
    let mut socket = accept(&listener).await;
    socket.send(text(&Frame::Board(board(3)))).await.unwrap();
    assert_eq!(board_version(&mut link).await, 3);
}

#[tokio::test]
async fn silence_is_death() {
    let (listener, address) = server().await;
    let mut link = Link::start(address, SHORT_SILENCE);
    let mut silent = accept(&listener).await;
    silent.send(text(&Frame::Board(board(1)))).await.unwrap();
    assert_eq!(board_version(&mut link).await, 1);
    let since = Instant::now();
    assert!(matches!(down_cause(&mut link).await, DownCause::Silent));
    assert!(since.elapsed() >= SHORT_SILENCE / 2, "declared dead after {:?}", since.elapsed());
    // The silent connection is still open on the server's side; the link has left it and comes anew.
    let mut socket = accept(&listener).await;
    socket.send(text(&Frame::Board(board(2)))).await.unwrap();
    assert_eq!(board_version(&mut link).await, 2);
}

#[tokio::test]
async fn garbage_is_left_aside_and_does_not_count_as_life() {
    let (listener, address) = server().await;
    let mut link = Link::start(address, SHORT_SILENCE);
    let mut socket = accept(&listener).await;
    socket.send(Message::Text(Utf8Bytes::from_static("{\"newer\":1}"))).await.unwrap();
    socket.send(Message::Text(Utf8Bytes::from_static("not json"))).await.unwrap();
    socket.send(Message::Binary(vec![0, 1, 2].into())).await.unwrap();
    socket.send(text(&Frame::Board(board(5)))).await.unwrap();
    assert!(matches!(next(&mut link).await, LinkEvent::Up));
    assert_eq!(board_version(&mut link).await, 5);
    let babble = tokio::spawn(async move {
        while socket.send(Message::Text(Utf8Bytes::from_static("{}"))).await.is_ok() {
            time::sleep(SHORT_SILENCE / 10).await;
        }
    });
    assert!(matches!(down_cause(&mut link).await, DownCause::Silent));
    babble.abort();
}

#[tokio::test]
async fn a_frame_beyond_the_limit_is_not_swallowed() {
    let (listener, address) = server().await;
    let mut link = Link::start(address, DEADLINE);
    let mut socket = accept(&listener).await;
    // Only the header of a frame that would be one byte too long; nothing of its content is waited for.
    let mut header = vec![0x81, 127];
    header.extend((FRAME_BYTES_MAX as u64 + 1).to_be_bytes());
    socket.get_mut().write_all(&header).await.unwrap();
    assert!(matches!(down_cause(&mut link).await, DownCause::TooLong));
    let mut socket = accept(&listener).await;
    socket.send(text(&Frame::Board(board(1)))).await.unwrap();
    assert_eq!(board_version(&mut link).await, 1);
}

#[tokio::test]
async fn a_refused_link_says_so_and_tries_again() {
    let (listener, address) = server().await;
    let mut link = Link::start(address, DEADLINE);
    let answer = b"HTTP/1.1 404 Not Found\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}";
    let (mut stream, _) = listener.accept().await.unwrap();
    stream.write_all(answer).await.unwrap();
    assert!(matches!(down_cause(&mut link).await, DownCause::Unknown { .. }));
    let mut socket = accept(&listener).await;
    socket.send(text(&Frame::Board(board(1)))).await.unwrap();
    assert_eq!(board_version(&mut link).await, 1);
}

#[tokio::test]
async fn a_slow_reader_finds_the_latest_board() {
    let (listener, address) = server().await;
    let mut link = Link::start(address, DEADLINE);
    let mut socket = accept(&listener).await;
    for version in 1..=5_000 {
        socket.send(text(&Frame::Board(board(version)))).await.unwrap();
    }
    // The reader asks only now, and skips whatever is no longer true.
    let mut seen = Vec::new();
    while seen.last() != Some(&5_000) {
        seen.push(board_version(&mut link).await);
    }
    assert!(seen.is_sorted(), "boards out of order: {seen:?}");
}
