import './style/index.css';
import './mc-app.js';
