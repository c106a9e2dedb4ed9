# The board in a browser, beside the wall's own words: browsers play sound only after somebody has touched the page.
board-sound-on = Vklopite zvok
